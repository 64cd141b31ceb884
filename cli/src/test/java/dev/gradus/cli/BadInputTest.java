package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong: exit code 2, one sentence, nothing created, nothing changed. */
class BadInputTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void prepare() throws IOException {
        Path iris = Files.copy(Run.DATA.resolve("iris.csv"), folder.resolve("iris.csv"));
        String text = Files.readString(iris);
        Path model = folder.resolve("model");
        assertThat(Run.of("train", iris, "--target", "species", "--epochs", "1", "--save", model)
                        .code())
                .isZero();
        Path penguins = folder.resolve("penguins");
        assertThat(Run.of(
                                "train",
                                Run.DATA.resolve("penguins.csv"),
                                "--target",
                                "species",
                                "--epochs",
                                "1",
                                "--save",
                                penguins)
                        .code())
                .isZero();
        Files.createDirectory(folder.resolve("sub"));
        write("empty.csv", "");
        write("header.csv", "a,b\n");
        write("duplicate.csv", "a,a\n1,2\n");
        write("nameless.csv", "a,,b\n1,2,3\n");
        write("text.csv", text.replaceFirst("4.9,3.0,1.4", "4.9,3.0,abc"));
        write("nan.csv", text.replaceFirst("4.9,3.0,1.4", "4.9,3.0,NaN"));
        write("infinity.csv", text.replaceFirst("4.9,3.0,1.4", "4.9,3.0,Infinity"));
        write("huge.csv", text.replaceFirst("4.9,3.0,1.4", "4.9,3.0,1e999"));
        write("missing.csv", text.replaceFirst("4.9,3.0,1.4", "4.9,,1.4"));
        write("notarget.csv", text.replaceFirst("1.4,0.2,setosa", "1.4,0.2,"));
        write("ragged.csv", text.replaceFirst("4.9,3.0,1.4", "4.9,3.0"));
        write("unclosed.csv", text.replaceFirst("4.9,3.0,1.4", "4.9,\"3.0,1.4"));
        write("one.csv", "x,y\n1,a\n2,a\n3,a\n4,a\n");
        write("few.csv", "x,y\n1,a\n2,b\n");
        write("names.csv", "x,y\n" + "1,0.5\n".repeat(3) + names());
        write("target.csv", "x,y\n1,2.5\n2,x\n3,4.5\n");
        write("predicted.csv", text.replaceFirst("species", "prediction"));
        write("nocolumn.csv", text.replaceFirst("petal_width", "width"));
        write("category.csv", Files.readString(Run.DATA.resolve("penguins.csv")).replaceFirst("Dream", "Atlantis"));
        Files.write(
                folder.resolve("latin.csv"),
                text.replaceFirst("setosa", "sétosa").getBytes(StandardCharsets.ISO_8859_1));
        byte[] bytes = Files.readAllBytes(model);
        Files.write(folder.resolve("truncated"), Arrays.copyOf(bytes, bytes.length - 9));
        byte[] corrupt = bytes.clone();
        corrupt[8] ^= 0x20;
        Files.write(folder.resolve("corrupt"), corrupt);
        Files.writeString(
                folder.resolve("settings"),
                Files.readString(model, StandardCharsets.ISO_8859_1).replace("\"classes,", "\"classy,,"),
                StandardCharsets.ISO_8859_1);
        Files.writeString(
                folder.resolve("columns"),
                Files.readString(model, StandardCharsets.ISO_8859_1).replace("column.3", "column.9"),
                StandardCharsets.ISO_8859_1);
        write("stopped.checkpoint", "precious");
    }

    private static String names() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append("name").append(i).append(",0.").append(i).append('\n');
        }
        return text.toString();
    }

    private static void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            train none.csv --target y                               | There is no file
            train sub --target y                                    | sub is a folder
            train empty.csv --target y                              | empty.csv is empty
            train header.csv --target b                             | has a header and no rows
            train duplicate.csv --target a                          | :1: the column name 'a' stands there twice
            train nameless.csv --target a                           | :1: column 2 has no name
            train iris.csv --target kind                            | has no column 'kind'; it has sepal_length, sepal_width
            train iris.csv --target species --delimiter ;           | has no column 'species'; it has sepal_length
            train iris.csv --target species --delimiter ab          | 'ab' is not one character
            train text.csv --target species                         | text.csv:3: column 'petal_length' is not a number: 'abc'.
            train nan.csv --target species                          | nan.csv:3: column 'petal_length' is not a number: 'NaN'.
            train infinity.csv --target species                     | is not a number: 'Infinity'
            train huge.csv --target species                         | is not a number: '1e999'
            train missing.csv --target species                      | missing.csv:3: column 'sepal_width' has no value
            train notarget.csv --target species                     | notarget.csv:2: column 'species' has no value
            train target.csv --target y                             | target.csv:3: column 'y' is not a number: 'x'.
            train iris.csv --target species --task regression       | iris.csv:2: column 'species' is not a number: 'setosa'.
            train ragged.csv --target species                       | ragged.csv:3: this row has 4 cells, the header has 5
            train unclosed.csv --target species                     | unclosed.csv: the record after line 2 is damaged
            train latin.csv --target species                        | latin.csv:2: there are bytes that are not UTF-8
            train one.csv --target y                                | is 'a' in every row
            train few.csv --target y                                | has 2 rows, too few to train and to validate with
            train names.csv --target y                              | different texts, too many for categories
            train one.csv --target y --ignore x                     | leaves no column to learn from
            train iris.csv --target species --ignore colour         | has no column 'colour'
            train iris.csv --target species --categorical colour    | has no column 'colour'
            train iris.csv                                          | Missing required option: '--target=COLUMN'
            train iris.csv --target species --hidden 0              | --hidden is '0'
            train iris.csv --target species --hidden x              | --hidden is 'x'
            train iris.csv --target species --hidden=               | --hidden is ''
            train iris.csv --target species --hidden 16,,16         | --hidden is '16,,16'
            train iris.csv --target species --hidden 99999,99999    | parameters; choose smaller
            train iris.csv --target species --lr -1                 | --lr is -1.0; it must be above 0
            train iris.csv --target species --lr NaN                | --lr is NaN
            train iris.csv --target species --lr much               | 'much' is not a double
            train iris.csv --target species --val 1                 | --val is 1.0; it must be at least 0 and below 1
            train iris.csv --target species --epochs 0              | --epochs is 0; it must be at least 1
            train iris.csv --target species --batch 0               | --batch is 0; it must be at least 1
            train iris.csv --target species --l2 -1                 | --l2 is -1.0
            train iris.csv --target species --clip 0                | --clip is 0.0
            train iris.csv --target species --patience 0            | --patience is 0
            train iris.csv --target species --activation step       | There is no 'step' for --activation; choose linear, relu,
            train iris.csv --target species --optimizer magic       | There is no 'magic' for --optimizer; choose adam, adamw or sgd.
            train iris.csv --target species --loss sorrow           | There is no loss 'sorrow'
            train iris.csv --target species --task magic            | There is no 'magic' for --task
            train iris.csv --target species --loss mse              | The loss 'mse' is not for classification
            train iris.csv --target sepal_width --loss softmax      | The loss 'softmax' is not for regression
            train iris.csv --target species --loss hinge            | The loss 'hinge' is for two classes and the target has 3
            train iris.csv --target species --resume                | --resume needs --save
            train iris.csv --target species --save new --resume     | There is no checkpoint
            train iris.csv --target species --save stopped          | A run that was stopped has left
            train iris.csv --target species --save stopped --resume | stopped.checkpoint
            train iris.csv --target species --save no/new           | there is no folder
            train iris.csv --target species --save sub              | it is a folder
            train iris.csv --target species --save iris.csv         | --save would overwrite the table
            train iris.csv --target species --save new --lr 1e300   | training diverged
            train iris.csv --target species --sve new               | Unknown options: '--sve'
            predict model none.csv                                  | There is no file
            predict none.csv iris.csv                               | There is no file
            predict sub iris.csv                                    | sub is a folder
            predict truncated iris.csv                              | truncated
            predict corrupt iris.csv                                | corrupt
            predict settings iris.csv                               | settings is damaged, or from another version
            predict columns iris.csv                                | columns is damaged, or from another version
            predict iris.csv iris.csv                               | iris.csv
            predict penguins iris.csv                               | has no column 'island', which
            predict model nocolumn.csv                              | has no column 'petal_width', which
            predict model text.csv                                  | text.csv:3: column 'petal_length' is not a number: 'abc'.
            predict model missing.csv                               | missing.csv:3: column 'sepal_width' has no value
            predict model predicted.csv                             | has a column 'prediction' already
            predict penguins category.csv                           | category.csv:27: column 'island' has 'Atlantis', which is not among
            predict model iris.csv --out sub                        | it is a folder
            predict model iris.csv --out no/new                     | there is no folder
            predict model iris.csv --out iris.csv                   | --out would overwrite
            predict model iris.csv --out model                      | --out would overwrite
            predict model                                           | Missing required parameter: 'FILE'
            explain tanh(x*w) x=1                                   | No value is given for w; add w=….
            explain x+y                                             | No value is given for x, y; add x=… y=….
            explain x x=1 y=2                                       | The expression does not have y
            explain tnh(x) x=1                                      | There is no function 'tnh'; did you mean tanh
            explain quux(x) x=1                                     | There is no function 'quux'; there are abs, acos
            explain (x+1 x=1                                        | The expression has an error at character 1, '(x+1'
            explain x+ x=1                                          | The expression has an error at character 2, '+'
            explain 0x1F*x x=1                                      | '0x1F' in the expression is not a decimal number
            explain x+"a" x=1                                       | 'a' in the expression is neither
            explain tanh(x,x) x=1                                   | The function 'tanh' takes 1 operand, got 2
            explain max(x) x=1                                      | The function 'max' takes 2 operands, got 1
            explain x x=two                                         | The value of 'x' is not a number: 'two'
            explain x x=1 x=2                                       | The variable 'x' is given twice
            explain x x                                             | 'x' is no value for a variable
            explain x --path=x                                      | Unknown option: '--path=x'
            explain 1+2                                             | has no variables
            explain log(x) x=-1                                     | The result is NaN: NaN is born in 'L' = log(x=-1.0).
            explain 1/x x=0                                         | The result is Infinity: Infinity is born in 'L'
            explain x*2 x=1 --paths y                               | There is no 'y' for --paths; choose x or L.
            demo now                                                | Unmatched argument at index 1: 'now'
            dmo                                                     | Unmatched argument at index 0: 'dmo', did you mean demo
            --verbose                                               | Unknown option: '--verbose'
            """)
    void isToldInOneSentenceAndChangesNothing(String command, String message) throws IOException {
        Map<String, String> before = Run.files(folder);
        Object[] args =
                Arrays.stream(command.split(" +")).map(BadInputTest::resolved).toArray();
        Run run = Run.of(args);

        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).startsWith("gradus: ").contains(message).endsWith(System.lineSeparator());
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.err().strip()).matches(".*[.?]").doesNotContainPattern("[.?!] [A-Z]|Exception|\\tat ");
        assertThat(Run.files(folder)).isEqualTo(before);
    }

    /** Words that name a file of the folder, or one that could be there, become its path. */
    private static String resolved(String word) {
        boolean file = word.matches("(no/)?new|none|none.csv|no/new")
                || Files.exists(folder.resolve(word))
                || word.equals("stopped");
        return file ? folder.resolve(word).toString() : word;
    }
}
