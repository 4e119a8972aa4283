/** What is bought by one word, or by two, and hardly ever tells which of something else: "onion" does, of soup, and "onions" do not. */
import { ONE_DISH } from './dishes.ts'

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s*[\s,]\s*/))

export const GOODS = setOf(`
  apples apricots avocados bananas basil beans beef beer berries biscuits blueberries bread broccoli butter cabbage carrots celery cereal
  cheese cherries chicken chives cinnamon coffee cookies courgettes couscous cream croissants cucumber cucumbers dates detergent eggs
  figs flour garlic ginger grapes ham honey jam ketchup kiwis lemons lentils lettuce limes mangoes margarine mayonnaise melons milk mince mint
  mushrooms mustard napkins noodles nuts oats olives onions oranges parsley pasta peaches pears peas pepper peppers pickles plums pork
  potatoes raisins raspberries rice rolls salmon salt sausages shampoo soap spaghetti spinach sponges strawberries sugar tea tissues
  tofu tomatoes toothpaste tuna vinegar walnuts wine yeast yoghurt yogurt zucchini`)

export const GOODS_OF_TWO: ReadonlySet<string> = new Set(
  `almond milk,apple juice,baby wipes,baking powder,baking soda,banana bread,bin bags,black beans,black pepper,brown sugar,butter beans,butter cookies,chicken breast,
  chicken breasts,chicken thighs,chicken stock,chicken wings,coconut milk,cottage cheese,cream cheese,dish soap,egg noodles,garlic bread,ginger beer,ginger tea,
  goat cheese,green beans,green tea,ground beef,honey mustard,ice cream,icing sugar,kidney beans,maple syrup,milk chocolate,mint tea,oat milk,olive oil,
  orange juice,paper towels,peanut butter,potato chips,red wine,rice cakes,rice milk,rice noodles,rice vinegar,rye bread,salt crackers,sour cream,soy milk,soy sauce,
  spring onions,sweet potatoes,toilet paper,tomato paste,tomato sauce,tomato soup,trash bags,vanilla sugar,washing powder,white wine,wine vinegar`.split(
    /,\s*/,
  ),
)

/** "bacon, lettuce and tomato", and two that are sold as one */
export const AS_ONE = new RegExp(`\\b(?:${ONE_DISH.join('|')})\\b`, 'i')
