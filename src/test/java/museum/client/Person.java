package museum.client;

import java.util.ArrayList;
import java.util.List;
import museum.client.crypto.Kdf;
import org.jspecify.annotations.Nullable;

/** Somebody with an address, a password and devices. What is done in a person's name is done on their first device. */
public final class Person implements KeepsAlbums, KeepsFiles, SharesAlbums, SharesLinks {

    private final People people;
    private final String name;
    private final Kdf kdf;
    private final List<Device> devices = new ArrayList<>();
    private String email;
    private String password;

    Person(People people, String name, String email, Kdf kdf) {
        this.people = people;
        this.name = name;
        this.email = email;
        this.password = "the secret of " + name;
        this.kdf = kdf;
    }

    /** Makes the account on a new device. */
    public Device signUp(Program program) {
        return with(SignUp.on(newDevice(program)));
    }

    /** A further device, by e-mail and password (SRP). */
    public Device logIn(Program program) {
        return with(LogIn.byPassword(newDevice(program)));
    }

    /** A further device, by a code from a mail; the password then only opens the keys. */
    public Device logInByEmail(Program program) {
        return with(LogIn.byEmail(newDevice(program)));
    }

    /** A further device that reaches the server by another address. */
    public Device logIn(Program program, People elsewhere) {
        return with(LogIn.byPassword(new Device(this, program, elsewhere.api())));
    }

    /** A device on which nobody has signed up or logged in. */
    public Device newDevice(Program program) {
        return new Device(this, program, people.api());
    }

    private Device with(Device device) {
        devices.add(device);
        return device;
    }

    @Override
    public Device device() {
        if (devices.isEmpty()) {
            throw new IllegalStateException(name + " has no device yet");
        }
        return devices.getFirst();
    }

    public List<Device> devices() {
        return List.copyOf(devices);
    }

    // --- what one would otherwise say of the first device -----------------------------------------------------

    public long id() {
        return device().userId();
    }

    public Library sync() {
        return device().sync();
    }

    // --- what the person knows --------------------------------------------------------------------------------

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    public String password() {
        return password;
    }

    Kdf kdf() {
        return kdf;
    }

    OneTimeCodes codes() {
        return people.codes();
    }

    void hasNewPassword(String password) {
        this.password = password;
    }

    void hasNewEmail(String email) {
        this.email = email;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
