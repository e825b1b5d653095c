package city.lastmile.casework;

import city.lastmile.register.CityRegister;
import city.lastmile.register.GroupIds;
import city.lastmile.register.Officer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What an officer might enter in the form of a task: mostly sense, sometimes nonsense. */
final class RandomForms {

    private static final List<String> OFFICES = List.of("org-dept-parks", "org-dept-transport", "org-dept-housing",
            "org-dept-urban-management", "org-370281001", "nobody");

    private final Random random;
    private final CityRegister register;

    RandomForms(Random random, CityRegister register) {
        this.random = random;
        this.register = register;
    }

    Map<String, Object> of(String task, String group, LocalDate today) {
        return switch (task) {
            case "ConfirmDecline" -> decided("DECLINE", "ACCEPT", "declineWords", "请向法院反映。");
            case "ClaimRequest" -> random.nextInt(4) == 0 ? returned() : Map.of("nextStep", "CLAIM");
            case "AssignRequest", "AssignRequestByCity" -> Map.of("assignee", officer(group));
            case "HandleRequest" -> handled(group, today);
            case "PlanJointHandling" -> planned(today);
            case "AssistRequest" -> words("assistAnswer");
            case "ReviewResult" -> decided("PASS", "SEND_BACK", "decisionReason", "请再核实。");
            case "DecideExtension", "DecideShelving" -> decided("APPROVE", "REFUSE", "decisionReason", "理由。");
            case "ReassignResponsibility", "ArbitrateResponsibility" ->
                    Map.of("office", one(OFFICES), "officeReason", "按职责。");
            case "SuperviseRequest" -> Map.of("measure", one(List.of("INSTRUCT", "REASSIGN", "PRAY")),
                    "instruction", "抓紧办。", "assignee", officer(group));
            case "ExplainInWriting" -> Map.of("explanation", "人手不足。", "appeal", one(List.of("YES", "NO", "MAYBE")));
            case "DecideAppeal" -> decided("LIFT", "UPHOLD", "decisionReason", "理由。");
            case "CallBackResident" -> Map.of("reached", one(List.of("YES", "NO")), "resolved", "PARTLY", "response", "4",
                    "result", one(List.of("1", "5", "9")), "attitude", "3", "ratingWords", "还要再看看。");
            case "LookAtDissatisfaction" -> words("lookWords");
            default -> throw new IllegalArgumentException("No form known for " + task);
        };
    }

    private Map<String, Object> handled(String group, LocalDate today) {
        return switch (random.nextInt(8)) {
            case 0 -> returned();
            case 1 -> Map.of("nextStep", "TRANSFER", "assignee", officer(group), "transferReason", "换人。");
            case 2 -> Map.of("nextStep", "EXTEND", "extraDays", random.nextInt(14), "extensionReason", "等材料。");
            case 3 -> Map.of("nextStep", "SHELVE", "shelvingReason", "SEASON", "shelvingWords", "等天暖。",
                    "shelveUntil", today.plusDays(random.nextInt(110)).toString());
            case 4 -> Map.of("nextStep", "JOINT");
            default -> finished(today);
        };
    }

    private Map<String, Object> finished(LocalDate today) {
        Map<String, Object> form = new HashMap<>(Map.of("nextStep", "FINISH", "outcome",
                one(List.of("SOLVED", "SOLVED", "PARTLY_SOLVED", "EXPLAINED", "REFUSED", "WITHDRAWN"))));
        if (random.nextInt(10) > 0) {
            form.put("publicAnswer", "已处理。");
        }
        form.put("restDue", today.plusDays(random.nextInt(20)).toString());
        form.put("refusalGround", one(List.of("NO_LEGAL_BASIS", "NONE")));
        return form;
    }

    private Map<String, Object> planned(LocalDate today) {
        return random.nextInt(4) == 0 ? Map.of("decision", "CANCEL") : Map.of("decision", "ASK", "assistOffices",
                List.of(one(OFFICES), one(OFFICES)), "assistUntil", today.plusDays(random.nextInt(5)).toString(),
                "jointWords", "请协助。");
    }

    private Map<String, Object> returned() {
        return Map.of("nextStep", "RETURN", "returnReason", one(List.of("NOT_MY_DUTY", "TIRED")), "returnProposal", "他们。");
    }

    private Map<String, Object> decided(String yes, String no, String field, String words) {
        return random.nextInt(8) == 0 ? Map.of("decision", no) : Map.of("decision", random.nextBoolean() ? yes : no,
                field, words);
    }

    private Map<String, Object> words(String field) {
        return random.nextInt(6) == 0 ? Map.of() : Map.of(field, "已处理。");
    }

    private String officer(String group) {
        List<Officer> members = register.members(group);
        return members.isEmpty() || random.nextInt(6) == 0 ? one(List.of("grid01", "nobody"))
                : members.get(random.nextInt(members.size())).id();
    }

    /** @return an officer to whom a task of the group is offered */
    String memberOf(String group) {
        List<Officer> members = register.members(group.isEmpty() ? GroupIds.CITY_LEADERS : group);
        return members.get(random.nextInt(members.size())).id();
    }

    private <T> T one(List<T> several) {
        return several.get(random.nextInt(several.size()));
    }
}
