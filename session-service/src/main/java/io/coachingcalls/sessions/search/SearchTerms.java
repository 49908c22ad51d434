package io.coachingcalls.sessions.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A text's terms, in order, as they are indexed and as they are looked for: without case, accents, punctuation and
 * differences of width. A term is a word or a number; one character where words are written without spaces between them
 * or with endings attached (Chinese, Japanese, Korean, Thai …); or a symbol such as an emoji. It never has a space, a quote
 * or a backslash in it.
 */
public final class SearchTerms {

    /** Code points of a term; words that differ only behind them are the same. */
    static final int LONGEST = 64;

    /** Marks over and under these are accents, points or vowels that people leave out. In others they make another letter. */
    private static final Set<UnicodeScript> ACCENTED = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.GEORGIAN,
            UnicodeScript.HEBREW,
            UnicodeScript.ARABIC,
            UnicodeScript.COMMON);

    private static final Set<UnicodeScript> CHARACTER_BY_CHARACTER = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.HANGUL,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN);

    /** What Unicode does not take apart, and people without such a key do. */
    private static final Map<Integer, String> SPELLED = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'ŧ', "t"));

    private static final int PROLONGED_SOUND_MARK = 0x30fc;
    private static final int TATWEEL = 0x640;

    private SearchTerms() {}

    public static List<String> of(String text) {
        List<String> terms = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        fold(text).codePoints().forEach(c -> {
            if (isCharacter(c) || isSymbol(c)) {
                end(word, terms);
                terms.add(Character.toString(c));
            } else if (isOfAWord(c)) {
                word.appendCodePoint(c);
            } else if (!isSilent(c)) {
                end(word, terms);
            }
        });
        end(word, terms);
        return terms;
    }

    /** Whether the term is one character of a word, and not a word. */
    static boolean isCharacter(String term) {
        return isCharacter(term.codePointAt(0));
    }

    private static void end(StringBuilder word, List<String> terms) {
        if (word.isEmpty()) {
            return;
        }
        int length = word.codePointCount(0, word.length());
        terms.add(word.substring(0, length <= LONGEST ? word.length() : word.offsetByCodePoints(0, LONGEST)));
        word.setLength(0);
    }

    private static String fold(String text) {
        String apart = Normalizer.normalize(text.replace('™', ' ').replace('℠', ' '), Form.NFKD);
        StringBuilder folded = new StringBuilder(apart.length());
        boolean isAccented = true;
        for (int i = 0; i < apart.length(); ) {
            int c = apart.codePointAt(i);
            i += Character.charCount(c);
            if (isMark(c)) {
                if (!isAccented) {
                    folded.appendCodePoint(c);
                }
            } else {
                isAccented = c < 128 || ACCENTED.contains(UnicodeScript.of(c));
                append(folded, c);
            }
        }
        // Korean syllables and voiced kana are one character again
        return Normalizer.normalize(folded, Form.NFC);
    }

    private static void append(StringBuilder folded, int c) {
        if (Character.isDigit(c)) {
            folded.append(Character.digit(c, 10));
            return;
        }
        // By way of the capital: the dotless i and both forms of sigma have a common one
        int small = Character.toLowerCase(Character.toUpperCase(c));
        String spelled = small < 128 ? null : SPELLED.get(small);
        if (spelled == null) {
            folded.appendCodePoint(small);
        } else {
            folded.append(spelled);
        }
    }

    private static boolean isMark(int c) {
        return c >= 128
                && switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
                    default -> false;
                };
    }

    /** Joiners, soft hyphens, choices of a glyph and the like, within a word. */
    private static boolean isSilent(int c) {
        return c == TATWEEL
                || c >= 128 && Character.getType(c) == Character.FORMAT
                || c >= 0xfe00 && c <= 0xfe0f
                || c >= 0xe0100 && c <= 0xe01ef;
    }

    private static boolean isCharacter(int c) {
        return c == PROLONGED_SOUND_MARK
                || c >= 128 && isOfAWord(c) && CHARACTER_BY_CHARACTER.contains(UnicodeScript.of(c));
    }

    private static boolean isSymbol(int c) {
        return c >= 128 && Character.getType(c) == Character.OTHER_SYMBOL;
    }

    private static boolean isOfAWord(int c) {
        return Character.isLetterOrDigit(c) && c != TATWEEL
                || c >= 128
                        && !isSilent(c)
                        && switch (Character.getType(c)) {
                            case Character.NON_SPACING_MARK,
                                    Character.COMBINING_SPACING_MARK,
                                    Character.ENCLOSING_MARK,
                                    Character.LETTER_NUMBER,
                                    Character.OTHER_NUMBER -> true;
                            default -> false;
                        };
    }
}
