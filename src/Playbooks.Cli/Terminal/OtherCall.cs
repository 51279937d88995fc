using Playbooks.Language.Diagnostics;

namespace Playbooks.Cli.Terminal;

/// <summary>Verbs and options as other commands call them, and what this one has in their place.</summary>
internal static class OtherCall
{
    private static readonly Dictionary<string, string> s_verbs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["lint"] = "check", ["validate"] = "check", ["verify"] = "check", ["compile"] = "check", ["build"] = "check",
        ["why"] = "explain", ["reasons"] = "explain", ["decision"] = "explain",
        ["init"] = "new", ["create"] = "new", ["start"] = "serve", ["server"] = "serve", ["up"] = "serve", ["web"] = "serve",
        ["decide"] = "recommend", ["advise"] = "recommend", ["next"] = "recommend", ["simulate"] = "run", ["batch"] = "run", ["book"] = "run",
        ["format"] = "fmt", ["tidy"] = "fmt", ["evaluate"] = "eval", ["calc"] = "eval", ["template"] = "render", ["preview"] = "render", ["message"] = "render",
        ["load"] = "import", ["upload"] = "import", ["deploy"] = "publish", ["release"] = "publish", ["history"] = "releases", ["versions"] = "releases",
        ["undo"] = "rollback", ["revert"] = "rollback", ["log"] = "audit", ["keys"] = "key", ["token"] = "key", ["login"] = "key", ["forget"] = "erase", ["delete"] = "erase",
        ["benchmark"] = "bench", ["examples"] = "test", ["schemas"] = "schema", ["interviews"] = "interview", ["dump"] = "backup",
    };

    private static readonly (string[] Names, string Option)[] s_options =
    [
        (["--port", "-p", "--host", "--listen", "--address", "--url", "--bind"], "--urls"),
        (["--input", "--file", "-i", "-f", "--book", "--csv"], "--in"),
        (["--input", "--csv", "--file", "-f"], "--book"),
        (["--output", "-o", "--target"], "--out"),
        (["--input", "--file", "-f", "--data", "--json-file"], "--facts"),
        (["--input", "--file", "-f", "--facts"], "--data"),
        (["--message", "--comment", "--reason", "--because"], "--note"),
        (["--user", "--author", "--by", "-u"], "--as"),
        (["--date", "--now", "--time", "--on", "--when"], "--at"),
        (["--db", "--database", "--connection"], "--store"),
        (["--dir", "--folder", "--path", "--project", "-C", "--directory"], "--workspace"),
        (["--customer", "--id", "--company"], "--account"),
    ];

    /// <summary>The call that is meant where <c>help</c> and <c>version</c> are written as verbs; any other as it is.</summary>
    public static string[] Meant(string[] arguments) => arguments switch
    {
        ["help"] => ["--help"],
        ["help", .. var verbs] => [.. verbs, "--help"],
        ["version"] => ["--version"],
        _ => arguments,
    };

    /// <summary>The verb that another command's verb stands for, or null.</summary>
    public static string? HelpWithVerb(string word) => s_verbs.TryGetValue(word, out var verb) ? Advice.DidYouMean(word, verb).Text : null;

    /// <summary>What to do about a word that a verb does not take: another option, or an option before it; null where nobody knows.</summary>
    public static string? HelpWithWord(string word, IReadOnlyCollection<string> options)
    {
        if (word.StartsWith('-'))
        {
            return s_options.Where(other => other.Names.Contains(word)).Select(other => other.Option).FirstOrDefault(options.Contains) switch
            {
                null => null,
                "--urls" => "where it listens is said by `--urls http://127.0.0.1:5080`",
                var option => Advice.DidYouMean(word, option).Text,
            };
        }
        if (Directory.Exists(word))
        {
            return $"a workspace is named with `--workspace {word}`";
        }
        var before = Path.GetExtension(word) is ".csv" ? FirstOf("--in", "--book") : Path.GetExtension(word) is ".json" ? FirstOf("--facts", "--data") : FirstOf("--account");
        return before is null ? null : $"what it is stands before it: `{before} {word}`";

        string? FirstOf(params string[] names) => Array.Find(names, options.Contains);
    }
}
