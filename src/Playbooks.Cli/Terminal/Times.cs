using System.CommandLine;
using System.CommandLine.Parsing;
using Playbooks.Language.Values;

namespace Playbooks.Cli.Terminal;

/// <summary>Times given to a call.</summary>
internal static class Times
{
    /// <summary>The option <c>--at</c>: the decision's time unless told otherwise.</summary>
    public static Option<DateTimeOffset?> At(string description = "the time of the decision, such as 2026-03-02T09:00:00Z; the clock's where absent") => new("--at")
    {
        HelpName = "time",
        Description = description,
        CustomParser = Parse,
    };

    /// <summary>Reads a time; anything else is a mistake of the call.</summary>
    public static DateTimeOffset? Parse(ArgumentResult result)
    {
        if (ValueText.TryParse(result.Tokens[0].Value, DataType.Time, out var time))
        {
            return (DateTimeOffset)time;
        }
        result.AddError($"`{result.Tokens[0].Value}` is no time; write it as 2026-03-02T09:00:00Z");
        return null;
    }
}
