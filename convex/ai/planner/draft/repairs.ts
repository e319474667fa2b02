// Changes to a plan that is there, each keeping what it can: every function returns one step of edits,
// or none with the reason.
export { fillDay, optimizeDay, relaxDay } from "./repairDay";
export { insertMeal, insertPlace, moveTo, replaceWith } from "./repairItem";
export { fitBudget } from "./fitBudget";
