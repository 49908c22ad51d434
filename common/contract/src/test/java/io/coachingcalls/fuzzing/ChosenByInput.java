package io.coachingcalls.fuzzing;

import java.util.Random;

/** Lets a fuzzer choose what a generator would leave to chance. Once the input has ended, every choice is the first. */
public final class ChosenByInput extends Random {

    private final transient byte[] input;
    private int position;

    public ChosenByInput(byte[] input) {
        this.input = input;
    }

    /** A byte for a choice among few, so that the input stays short and every byte of it counts. */
    @Override
    public int nextInt(int bound) {
        return bound <= 256 ? nextByte() % bound : super.nextInt(bound);
    }

    @Override
    protected int next(int bits) {
        int number = 0;
        for (int read = 0; read < bits; read += 8) {
            number = number << 8 | nextByte();
        }
        return bits == 32 ? number : number & (1 << bits) - 1;
    }

    private int nextByte() {
        // The constructor of Random may ask before there is an input
        return input != null && position < input.length ? input[position++] & 0xff : 0;
    }
}
