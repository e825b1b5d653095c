package city.lastmile.terminal;

import city.lastmile.platform.HomePageMarks;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the staff's home page which board its reader has. */
@Component
class BoardTile implements HomePageMarks {

    private final Realm realm;

    BoardTile(Realm realm) {
        this.realm = realm;
    }

    @Override
    public Map<String, Object> of(String reader) {
        return Map.of("hasBoard", realm.organisation(reader).isPresent(),
                "seesCity", realm.seesCity(reader));
    }
}
