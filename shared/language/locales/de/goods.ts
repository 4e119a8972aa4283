/** Was mit einem Wort eingekauft wird: „Eier Butter und Mehl“ sind drei Dinge. */
import type { GoodsWords } from '../../quick-add/goods.ts'

export const goodsWords: Omit<GoodsWords, 'conjunctions'> = {
  goods: new Set(
    `ananas äpfel aprikosen auberginen avocados backpulver bananen basilikum bier birnen blumenkohl bohnen brokkoli brot brötchen butter
    champignons couscous datteln eier eis erbsen erdbeeren essig feigen fisch gemüse grieß gurke gurken hackfleisch haferflocken hefe himbeeren honig hähnchen
    ingwer joghurt kaffee karotten kartoffeln käse ketchup kirschen klopapier knoblauch kohl kürbis lachs lauch linsen mais margarine marmelade
    mayonnaise mehl milch möhren mozzarella müsli nudeln nüsse obst oliven orangen paprika pesto petersilie pfeffer pfirsiche pflaumen pilze quark reis
    rosinen saft sahne salami salat salz schinken schnittlauch schokolade seife sellerie senf shampoo spaghetti spargel speck spinat
    spülmittel taschentücher tee thunfisch toast toilettenpapier tofu tomaten trauben waschmittel walnüsse wasser wein weintrauben wurst würstchen
    zahnpasta zimt zitronen zucchini zucker zwiebeln`.split(/\s+/),
  ),
  pairs: new Set(['crème fraîche']),
  asOne: /\b(?:salz und pfeffer|pfeffer und salz|essig und öl|fisch und chips|brot und butter)\b/i,
}
