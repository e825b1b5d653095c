package city.lastmile.intake;

/** Signs with the secret that all nodes share, so that a link which a mail carries need be kept nowhere. */
public interface Signatures {

    /**
     * @param purpose keeps the uses of the one secret apart
     * @param message what is signed
     * @return 32 bytes, the same for the same message on every node
     */
    byte[] sign(String purpose, byte[] message);
}
