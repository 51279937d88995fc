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
            var known = isVerb ? verb.Options.Select(option => option.Name) : verb.Subcommands.Select(command => command.Name);
            Write(surroundings, isVerb ? $"`{verb.Name}` does not take `{word}`" : $"there is no verb `{word}`", ClosestName.Help(word, known)?.Text);
        }
        // A word that fits nowhere is why the rest is missing, too.
        foreach (var error in isVerb && call.UnmatchedTokens.Count == 0 ? call.Errors : [])
        {
            Write(surroundings, Worded(error.Message), null);
        }
        surroundings.Error.WriteLine();
    }

    private static void Write(Surroundings surroundings, string message, string? help)
    {
        surroundings.Error.WriteLine($"{surroundings.ErrorColour.Red("error")}: {message}");
        if (help is not null)
        {
            surroundings.Error.WriteLine($"  = help: {help}");
        }
    }

    // The library's sentences, in the form of ours.
    private static string Worded(string message) =>
        char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.').Replace('\'', '`');
}
