/** What a new definition begins as: right in everything but the names that only the writer knows. */
export const template = () => `version = 1
valid_from = "${new Date().getFullYear()}-01-01"
dataset = "care_contacts"
counts = "share"
numerator = 'vardform = "distans"'

[measure]
id = "nytt_matt"
name = "Nytt mått"
level = "division"
unit = "%"
direction = "higher_is_better"
sex_split = ["K", "M"]
purpose = "Varför det mäts."
definition = "Vad som räknas och vad som lämnas utanför."
numerator_definition = "Täljaren i ord."
denominator_definition = "Nämnaren i ord."
`;
