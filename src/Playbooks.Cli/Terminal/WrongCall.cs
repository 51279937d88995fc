using System.CommandLine;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Cli.Terminal;

/// <summary>What is wrong with a call, said like every other mistake.</summary>
internal static class WrongCall
{
    /// <summary>Says it to people. How the call's verb is called is said by its help.</summary>
    public static void Say(Surroundings surroundings, ParseResult call)
    {
        var verb = call.CommandResult.Command;
        var isVerb = verb is not RootCommand;
        foreach (var word in call.UnmatchedTokens)
        {
            var known = verb.Subcommands.Select(command => command.Name).Concat(isVerb ? verb.Options.Select(option => option.Name) : []);
            Write(surroundings, isVerb ? $"`{verb.Name}` does not take `{word}`" : $"there is no verb `{word}`", ClosestName.Help(word, known)?.Text ?? (isVerb ? FolderHelp(verb, word) : null));
        }
        // A word that fits nowhere is why the rest is missing, too.
        foreach (var error in isVerb && call.UnmatchedTokens.Count == 0 ? call.Errors : [])
        {
            var (message, help) = verb.Subcommands.Count > 0 ? ($"`{verb.Name}` is followed by one of {Listed(verb.Subcommands.Select(command => command.Name))}", null) : Worded(error.Message);
            Write(surroundings, message, help);
        }
        surroundings.Error.WriteLine();
    }

    // The folder that many a tool takes by itself.
    private static string? FolderHelp(Command verb, string word) => Directory.Exists(word) ? $"a workspace is named with `--workspace {word}`"
        : word.EndsWith(".json", StringComparison.Ordinal) && File.Exists(word) ? $"`{verb.Name}` takes a whole workspace, by default the nearest one upwards; another one is named with `--workspace`"
        : null;

    private static void Write(Surroundings surroundings, string message, string? help)
    {
        surroundings.Error.WriteLine($"{surroundings.ErrorColour.Red("error")}: {message}");
        if (help is not null)
        {
            surroundings.Error.WriteLine($"  = help: {help}");
        }
    }

    // The library's sentences, in the form of ours. Of a word that is none of some it lists those, a line each.
    private static (string Message, string? Help) Worded(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length > 1 && lines[0].Split('\'') is [_, var word, _])
        {
            string[] known = [.. lines[1..].Select(line => line.Trim('\''))];
            return ($"`{word}` is none of {Listed(known)}", ClosestName.Help(word, known)?.Text);
        }
        if (message.Split('\'') is [_, var given, _, var taker, _, "System.Int64" or "System.Int32", _])
        {
            return ($"`{taker}` takes a whole number, and `{given}` is none", null);
        }
        return (char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.').Replace('\'', '`'), null);
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));
}
