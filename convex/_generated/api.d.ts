/* eslint-disable */
/**
 * Generated code.
 *
 * THIS CODE IS AUTOMATICALLY GENERATED.
 *
 * To regenerate, run `npm run codegen` or `npx convex dev`.
 * @module
 */

import type * as ai_apply from "../ai/apply.js";
import type * as ai_model from "../ai/model.js";
import type * as ai_planner_checker_checkPeople from "../ai/planner/checker/checkPeople.js";
import type * as ai_planner_checker_checkPlaces from "../ai/planner/checker/checkPlaces.js";
import type * as ai_planner_checker_checkPlan from "../ai/planner/checker/checkPlan.js";
import type * as ai_planner_checker_checkTimes from "../ai/planner/checker/checkTimes.js";
import type * as ai_planner_checker_clock from "../ai/planner/checker/clock.js";
import type * as ai_planner_checker_subject from "../ai/planner/checker/subject.js";
import type * as ai_planner_clock from "../ai/planner/clock.js";
import type * as ai_planner_draft_applyEdits from "../ai/planner/draft/applyEdits.js";
import type * as ai_planner_draft_assemble from "../ai/planner/draft/assemble.js";
import type * as ai_planner_draft_candidates from "../ai/planner/draft/candidates.js";
import type * as ai_planner_draft_costs from "../ai/planner/draft/costs.js";
import type * as ai_planner_draft_dayTrips from "../ai/planner/draft/dayTrips.js";
import type * as ai_planner_draft_describe from "../ai/planner/draft/describe.js";
import type * as ai_planner_draft_draftPlan from "../ai/planner/draft/draftPlan.js";
import type * as ai_planner_draft_fitBudget from "../ai/planner/draft/fitBudget.js";
import type * as ai_planner_draft_interest from "../ai/planner/draft/interest.js";
import type * as ai_planner_draft_journeys from "../ai/planner/draft/journeys.js";
import type * as ai_planner_draft_mealHours from "../ai/planner/draft/mealHours.js";
import type * as ai_planner_draft_repairDay from "../ai/planner/draft/repairDay.js";
import type * as ai_planner_draft_repairItem from "../ai/planner/draft/repairItem.js";
import type * as ai_planner_draft_repairs from "../ai/planner/draft/repairs.js";
import type * as ai_planner_draft_resolveDay from "../ai/planner/draft/resolveDay.js";
import type * as ai_planner_draft_result from "../ai/planner/draft/result.js";
import type * as ai_planner_draft_skeleton from "../ai/planner/draft/skeleton.js";
import type * as ai_planner_draft_stays from "../ai/planner/draft/stays.js";
import type * as ai_planner_draft_thrift from "../ai/planner/draft/thrift.js";
import type * as ai_planner_draft_timeline from "../ai/planner/draft/timeline.js";
import type * as ai_planner_draft_unmet from "../ai/planner/draft/unmet.js";
import type * as ai_planner_draft_wording from "../ai/planner/draft/wording.js";
import type * as ai_planner_draftTypes from "../ai/planner/draftTypes.js";
import type * as ai_planner_respond_answers from "../ai/planner/respond/answers.js";
import type * as ai_planner_respond_memory from "../ai/planner/respond/memory.js";
import type * as ai_planner_respond_respond from "../ai/planner/respond/respond.js";
import type * as ai_planner_respond_suggestions from "../ai/planner/respond/suggestions.js";
import type * as ai_planner_respond_tools from "../ai/planner/respond/tools.js";
import type * as ai_planner_respond_words from "../ai/planner/respond/words.js";
import type * as ai_planner_solver_orienteering from "../ai/planner/solver/orienteering.js";
import type * as ai_planner_solver_plan from "../ai/planner/solver/plan.js";
import type * as ai_planner_solver_problem from "../ai/planner/solver/problem.js";
import type * as ai_planner_solver_random from "../ai/planner/solver/random.js";
import type * as ai_planner_solver_tour from "../ai/planner/solver/tour.js";
import type * as ai_planner_types from "../ai/planner/types.js";
import type * as ai_planner_understand_understand from "../ai/planner/understand/understand.js";
import type * as ai_providers_types from "../ai/providers/types.js";
import type * as ai_runs from "../ai/runs.js";
import type * as ai_schema from "../ai/schema.js";
import type * as ai_thread from "../ai/thread.js";
import type * as ai_tripState from "../ai/tripState.js";
import type * as ai_types from "../ai/types.js";
import type * as ai_worker from "../ai/worker.js";
import type * as auth from "../auth.js";
import type * as dates from "../dates.js";
import type * as deployment_status from "../deployment/status.js";
import type * as errors from "../errors.js";
import type * as functions from "../functions.js";
import type * as http from "../http.js";
import type * as places_catalog from "../places/catalog.js";
import type * as places_cities from "../places/cities.js";
import type * as places_cityIndex from "../places/cityIndex.js";
import type * as places_distance from "../places/distance.js";
import type * as places_gazetteer from "../places/gazetteer.js";
import type * as places_openingHours from "../places/openingHours.js";
import type * as places_rates from "../places/rates.js";
import type * as places_searchKey from "../places/searchKey.js";
import type * as places_travel from "../places/travel.js";
import type * as places_types from "../places/types.js";
import type * as presence from "../presence.js";
import type * as rateLimits from "../rateLimits.js";
import type * as trips_access from "../trips/access.js";
import type * as trips_activities from "../trips/activities.js";
import type * as trips_activityModel from "../trips/activityModel.js";
import type * as trips_changes from "../trips/changes.js";
import type * as trips_costs from "../trips/costs.js";
import type * as trips_history from "../trips/history.js";
import type * as trips_historyModel from "../trips/historyModel.js";
import type * as trips_invites from "../trips/invites.js";
import type * as trips_itinerary from "../trips/itinerary.js";
import type * as trips_labels from "../trips/labels.js";
import type * as trips_legs from "../trips/legs.js";
import type * as trips_model from "../trips/model.js";
import type * as trips_order from "../trips/order.js";
import type * as trips_sample from "../trips/sample.js";
import type * as trips_schema from "../trips/schema.js";
import type * as trips_trips from "../trips/trips.js";
import type * as users_accounts from "../users/accounts.js";
import type * as users_schema from "../users/schema.js";
import type * as users_users from "../users/users.js";
import type * as validation from "../validation.js";

import type { ApiFromModules, FilterApi, FunctionReference } from "convex/server";

declare const fullApi: ApiFromModules<{
  "ai/apply": typeof ai_apply;
  "ai/model": typeof ai_model;
  "ai/planner/checker/checkPeople": typeof ai_planner_checker_checkPeople;
  "ai/planner/checker/checkPlaces": typeof ai_planner_checker_checkPlaces;
  "ai/planner/checker/checkPlan": typeof ai_planner_checker_checkPlan;
  "ai/planner/checker/checkTimes": typeof ai_planner_checker_checkTimes;
  "ai/planner/checker/clock": typeof ai_planner_checker_clock;
  "ai/planner/checker/subject": typeof ai_planner_checker_subject;
  "ai/planner/clock": typeof ai_planner_clock;
  "ai/planner/draft/applyEdits": typeof ai_planner_draft_applyEdits;
  "ai/planner/draft/assemble": typeof ai_planner_draft_assemble;
  "ai/planner/draft/candidates": typeof ai_planner_draft_candidates;
  "ai/planner/draft/costs": typeof ai_planner_draft_costs;
  "ai/planner/draft/dayTrips": typeof ai_planner_draft_dayTrips;
  "ai/planner/draft/describe": typeof ai_planner_draft_describe;
  "ai/planner/draft/draftPlan": typeof ai_planner_draft_draftPlan;
  "ai/planner/draft/fitBudget": typeof ai_planner_draft_fitBudget;
  "ai/planner/draft/interest": typeof ai_planner_draft_interest;
  "ai/planner/draft/journeys": typeof ai_planner_draft_journeys;
  "ai/planner/draft/mealHours": typeof ai_planner_draft_mealHours;
  "ai/planner/draft/repairDay": typeof ai_planner_draft_repairDay;
  "ai/planner/draft/repairItem": typeof ai_planner_draft_repairItem;
  "ai/planner/draft/repairs": typeof ai_planner_draft_repairs;
  "ai/planner/draft/resolveDay": typeof ai_planner_draft_resolveDay;
  "ai/planner/draft/result": typeof ai_planner_draft_result;
  "ai/planner/draft/skeleton": typeof ai_planner_draft_skeleton;
  "ai/planner/draft/stays": typeof ai_planner_draft_stays;
  "ai/planner/draft/thrift": typeof ai_planner_draft_thrift;
  "ai/planner/draft/timeline": typeof ai_planner_draft_timeline;
  "ai/planner/draft/unmet": typeof ai_planner_draft_unmet;
  "ai/planner/draft/wording": typeof ai_planner_draft_wording;
  "ai/planner/draftTypes": typeof ai_planner_draftTypes;
  "ai/planner/respond/answers": typeof ai_planner_respond_answers;
  "ai/planner/respond/memory": typeof ai_planner_respond_memory;
  "ai/planner/respond/respond": typeof ai_planner_respond_respond;
  "ai/planner/respond/suggestions": typeof ai_planner_respond_suggestions;
  "ai/planner/respond/tools": typeof ai_planner_respond_tools;
  "ai/planner/respond/words": typeof ai_planner_respond_words;
  "ai/planner/solver/orienteering": typeof ai_planner_solver_orienteering;
  "ai/planner/solver/plan": typeof ai_planner_solver_plan;
  "ai/planner/solver/problem": typeof ai_planner_solver_problem;
  "ai/planner/solver/random": typeof ai_planner_solver_random;
  "ai/planner/solver/tour": typeof ai_planner_solver_tour;
  "ai/planner/types": typeof ai_planner_types;
  "ai/planner/understand/understand": typeof ai_planner_understand_understand;
  "ai/providers/types": typeof ai_providers_types;
  "ai/runs": typeof ai_runs;
  "ai/schema": typeof ai_schema;
  "ai/thread": typeof ai_thread;
  "ai/tripState": typeof ai_tripState;
  "ai/types": typeof ai_types;
  "ai/worker": typeof ai_worker;
  "auth": typeof auth;
  "dates": typeof dates;
  "deployment/status": typeof deployment_status;
  "errors": typeof errors;
  "functions": typeof functions;
  "http": typeof http;
  "places/catalog": typeof places_catalog;
  "places/cities": typeof places_cities;
  "places/cityIndex": typeof places_cityIndex;
  "places/distance": typeof places_distance;
  "places/gazetteer": typeof places_gazetteer;
  "places/openingHours": typeof places_openingHours;
  "places/rates": typeof places_rates;
  "places/searchKey": typeof places_searchKey;
  "places/travel": typeof places_travel;
  "places/types": typeof places_types;
  "presence": typeof presence;
  "rateLimits": typeof rateLimits;
  "trips/access": typeof trips_access;
  "trips/activities": typeof trips_activities;
  "trips/activityModel": typeof trips_activityModel;
  "trips/changes": typeof trips_changes;
  "trips/costs": typeof trips_costs;
  "trips/history": typeof trips_history;
  "trips/historyModel": typeof trips_historyModel;
  "trips/invites": typeof trips_invites;
  "trips/itinerary": typeof trips_itinerary;
  "trips/labels": typeof trips_labels;
  "trips/legs": typeof trips_legs;
  "trips/model": typeof trips_model;
  "trips/order": typeof trips_order;
  "trips/sample": typeof trips_sample;
  "trips/schema": typeof trips_schema;
  "trips/trips": typeof trips_trips;
  "users/accounts": typeof users_accounts;
  "users/schema": typeof users_schema;
  "users/users": typeof users_users;
  "validation": typeof validation;
}>;

/**
 * A utility for referencing Convex functions in your app's public API.
 *
 * Usage:
 * ```js
 * const myFunctionReference = api.myModule.myFunction;
 * ```
 */
export declare const api: FilterApi<typeof fullApi, FunctionReference<any, "public">>;

/**
 * A utility for referencing Convex functions in your app's internal API.
 *
 * Usage:
 * ```js
 * const myFunctionReference = internal.myModule.myFunction;
 * ```
 */
export declare const internal: FilterApi<typeof fullApi, FunctionReference<any, "internal">>;

export declare const components: {
  rateLimiter: import("@convex-dev/rate-limiter/_generated/component.js").ComponentApi<"rateLimiter">;
  presence: import("@convex-dev/presence/_generated/component.js").ComponentApi<"presence">;
};
