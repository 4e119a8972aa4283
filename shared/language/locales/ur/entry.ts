import type { LanguageEntry } from '../language-entry.ts'

/** Urdu, and the words that tell it in Roman letters; its own script tells by itself. English verbs and days are said among them. */
export const ur: LanguageEntry = {
  language: 'ur',
  load: async () => (await import('./index.ts')).urdu,
  loadNotices: async () => (await import('./notices.ts')).notices,
  sure: `kal kl aaj parson subah subha shaam raat dopahar dopehar baje bje bjay bajay itwar itwaar jumma jumme jummay juma jumerat jumeraat
    somwar mangal budh peer hafta hafte haftay mahine mahinay mahina tareekh tarikh rozana ghante ghantay ghanta dilana dilao dikhao dikhana
    dikha batao bata karna krna karo kro karni karne karwana lana laana lani jana jaana milna likhna likh dena hatao hata mita mitao mukammal
    khatam har doosre dusre parsoon aj sham nahi nahin hai hain kya kitne kaunsa kaunse kaam kam mujhe mera mere meri hamara maine wala wali wale shukriya assalam salam
    haan theek naya nayi naye agle aglay pichhle pehle baad doodh sabzi yaad wapas banao saare sare sab diya dia kiya kia kar kardo krdo isko usko inko unko`,
  likely: `das ko ka ki ke se tak par pe mein main ne ek aik aur ya hi bhi tha thi thay ho jo woh ye yeh kuch lo do daal kr karein liye liya
    gaya gayi hua ab abhi delete cancel remove done monday tuesday wednesday thursday friday saturday sunday weekend`,
  letters: /[\u0600-\u06ff]/,
}
