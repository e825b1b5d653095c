package city.lastmile.notification;

import city.lastmile.intake.Contacts;
import city.lastmile.intake.Contacts.Reach;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds where a recipient can be reached just now; an address that cannot be one counts as none. */
@Component
class AddressBook {

    private final Contacts residents;
    private final ObjectProvider<OfficerAddresses> officers;
    private final OwnAddresses own;
    private final AddressCheck check;
    private final PlaceStore places;

    AddressBook(Contacts residents, ObjectProvider<OfficerAddresses> officers, OwnAddresses own,
            AddressCheck check, PlaceStore places) {
        this.residents = residents;
        this.officers = officers;
        this.own = own;
        this.check = check;
        this.places = places;
    }

    /** @return those of the channels by which the recipient can be reached; what is known of a resident is read once */
    List<Channel> reachable(String trackingNumber, String recipient, Collection<Channel> wanted) {
        Function<Channel, Optional<Address>> known = addresses(trackingNumber, recipient);
        return wanted.stream().filter(channel -> known.apply(channel).isPresent()).toList();
    }

    /** @return the address, or empty when there is none that a message can be sent to */
    Optional<Address> find(String trackingNumber, String recipient, Channel channel) {
        return addresses(trackingNumber, recipient).apply(channel);
    }

    private Function<Channel, Optional<Address>> addresses(String trackingNumber, String recipient) {
        return switch (recipient) {
            case NewMessage.RESIDENT -> resident(residents.of(trackingNumber));
            case NewMessage.SUBSCRIBER -> channel -> places.address(UUID.fromString(trackingNumber));
            default -> channel -> officer(recipient, channel);
        };
    }

    private Function<Channel, Optional<Address>> resident(Optional<Reach> known) {
        return channel -> known.flatMap(reach -> switch (channel) {
            case IN_APP -> Optional.empty();
            case EMAIL -> check.email(reach.contact().email()).map(email -> address(email, reach));
            case SMS -> check.mobile(reach.contact().phone()).map(mobile -> address(mobile, reach));
        });
    }

    private static Address address(String value, Reach reach) {
        return new Address(value, reach.language());
    }

    private Optional<Address> officer(String officer, Channel channel) {
        return switch (channel) {
            case IN_APP -> Optional.of(new Address(null, Locale.SIMPLIFIED_CHINESE));
            case EMAIL -> outside(officer, OfficerAddresses.Addresses::email, check::email);
            case SMS -> outside(officer, OfficerAddresses.Addresses::phone, check::mobile);
        };
    }

    private Optional<Address> outside(String officer, Function<OfficerAddresses.Addresses, @Nullable String> kind,
            Function<@Nullable String, Optional<String>> usable) {
        OfficerAddresses directory = officers.getIfAvailable(() -> own::of);
        return directory.of(officer)
                .flatMap(addresses -> usable.apply(kind.apply(addresses)))
                .map(value -> new Address(value, Locale.SIMPLIFIED_CHINESE));
    }
}
