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
        string[] known = [.. verb.Subcommands.Select(command => command.Name), .. isVerb ? verb.Options.Concat(call.RootCommandResult.Command.Options).Select(option => option.Name) : []];
        foreach (var word in Unknown(call))
        {
            var help = ClosestName.Help(word, known)?.Text ?? (isVerb ? OtherCall.HelpWithWord(word, known) ?? DocumentHelp(verb, word) : OtherCall.HelpWithVerb(word));
            Write(surroundings, isVerb ? $"`{verb.Name}` does not take `{word}`" : $"there is no verb `{word}`", help);
        }
        // A word that fits nowhere is why the rest is missing, too.
        foreach (var error in isVerb && call.UnmatchedTokens.Count == 0 ? call.Errors : [])
        {
            var (message, help) = verb.Subcommands.Count > 0 ? ($"`{verb.Name}` is followed by one of {Listed(verb.Subcommands.Select(command => command.Name))}", null) : Worded(error.Message);
            Write(surroundings, message, help);
        }
        surroundings.Error.WriteLine();
    }

    // What stands behind an unknown option is most likely its value; behind an unknown verb, all that is that verb's.
    private static IEnumerable<string> Unknown(ParseResult call)
    {
        var words = call.UnmatchedTokens;
        return call.CommandResult.Command is RootCommand
            ? words.Take(1)
            : words.Where((word, at) => word.StartsWith('-') || at == 0 || !words[at - 1].StartsWith('-'));
    }

    // The document that many a tool takes by itself.
    private static string? DocumentHelp(Command verb, string word) =>
        Path.GetExtension(word) == ".json" && File.Exists(word) ? $"`{verb.Name}` takes a whole workspace, by default the nearest one upwards; another one is named with `--workspace`" : null;

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
