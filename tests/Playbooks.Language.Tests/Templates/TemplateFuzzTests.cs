using System.Text;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates;
using Playbooks.Language.Text;
using Playbooks.Testing.Fuzzing;

namespace Playbooks.Language.Tests.Templates;

/// <summary>
/// Heaps of pieces and damaged good templates: none may crash or hang, and each mistake has a place inside of the text.
/// </summary>
public sealed class TemplateFuzzTests
{
    private static readonly TemplateLimits Limits = new() { Steps = 2_000, Iterations = 200, Depth = 10, Output = 5_000, Created = 20_000 };

    private static readonly string[] Pieces =
    [
        "{{", "}}", "{{-", "-}}", "{{~", "~}}", "{%{", "}%}", " ", "\n", ";", "if ", "else ", "else if ", "end ", "for x in ", "for $i in ", "while ", "case ", "when ", "capture y ", "with ",
        "func f ", "func g(a, b = 1, c...) ", "wrap f ", "do ", "ret ", "break ", "continue ", "include 'p' ", "include ", "import ", "readonly ", "tablerow x in ", "limit:2 ", "offset:1 ", "reversed ",
        "name", "x", "products", "product.title", "this", "empty", "$", "$0", "$x", "$$", ".a", ".b", "?.c", ".empty?", "[0]", "[-1]", "['a']", "for.index", "while.index",
        "1", "2.5", "0x1f", "1e3", "9223372036854775807", "1m", "2f", "\"t\"", "'s'", "`v`", "$\"a {1}\"", "true", "false", "null", "{a: 1}", "[1, 2]", "{}", "[]", "1..5", "1..<3",
        "+", "-", "*", "/", "//", "%", "==", "!=", "<", ">=", "&&", "||", "!", "??", "?!", "<<", ">>", "? 1 : 2", "=", "+=", "++", "--", "^", "@", "|", "(", ")", "[", "]", "{", "}", ",", ":",
        "| string.upcase ", "| array.sort ", "| array.join ', ' ", "string.replace 'a' 'b' ", "math.round ", "array.each @string.upcase ", "date.now ", "object.to_json ", "regex.replace 'a+' 'b' ", "string.pad_left 100 ", "array.cycle [1, 2] ",
        "# c\n", "## c ##", "text", "é", "\u0000", "\ud800", "---\n", "channel: email\n",
    ];

    [Fact]
    public void DamagedTemplatesAreDiagnosedAndNeverCrash() => FuzzRun.Try(15, new Mutation([.. SeedTemplates()], Pieces).Make, Attempt);

    [Fact]
    public void HeapsOfPiecesAreDiagnosedAndNeverCrash() => FuzzRun.Try(10, Built, Attempt);

    private static void Attempt(string text)
    {
        Try(text, isStrict: false);
        Try(text, isStrict: true);
    }

    private static void Try(string text, bool isStrict)
    {
        var scope = (isStrict ? Samples.Strict : TemplateScope.Lenient)
            .WithPartial("p", TemplateDocument.Plain(new SourceText("p", "[{{ $0 }}{{ for.index }}{{ include 'p' }}]")));
        var diagnostics = new List<Diagnostic>();
        var document = TemplateDocument.Read(new SourceText("t", text), diagnostics);
        var template = CheckedTemplate.Check(document, scope, diagnostics);
        Assert.Equal(template is null, diagnostics.Exists(diagnostic => diagnostic.IsError && diagnostic.Code is not ("PB3020" or "PB3021" or "PB3022" or "PB3023" or "PB3024" or "PB3025")));
        var result = template?.Render(Samples.Input(values: isStrict ? Samples.Given : Samples.Data, limits: Limits));
        Located.AssertAll(result?.Failure is { } failure ? [.. diagnostics, failure] : diagnostics);
    }

    private static string Built(Random random)
    {
        var text = new StringBuilder("{{ ");
        for (var i = random.Next(1, 25); i > 0; i--)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]).Append(random.Next(3) == 0 ? " " : "");
        }
        return text.Append(random.Next(4) == 0 ? "" : " }}").ToString();
    }

    private static IEnumerable<string> SeedTemplates([System.Runtime.CompilerServices.CallerFilePath] string testFile = "") =>
        Directory.EnumerateFiles(Path.GetDirectoryName(testFile)!, "*.cases").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines)
            .Where(line => line.Contains(" => ", StringComparison.Ordinal) && !line.StartsWith("--", StringComparison.Ordinal))
            .Select(line => line[..line.LastIndexOf(" => ", StringComparison.Ordinal)].Replace('¶', '\n'));
}
