package city.lastmile.platform;

import java.util.Map;

/**
 * What a package tells the staff's home page about its reader, so that the page shows the tiles that are for him. The page
 * belongs to sign-on, which knows nothing of the packages behind the tiles: it asks every bean of this kind.
 */
public interface HomePageMarks {

    /**
     * @param reader id of the person signed on
     * @return values by the name under which the page asks for them; a name belongs to one package alone
     */
    Map<String, Object> of(String reader);
}
