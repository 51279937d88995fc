using System.Text.RegularExpressions;

namespace Playbooks.Benchmarks.Templates;

/// <summary>The message that is written: one text, from which each way of writing gets its own form.</summary>
internal static partial class MessageText
{
    /// <summary>Where the steps stand, a line each.</summary>
    public const string StepsHere = "#steps";

    /// <summary>Where the line for urgent cases stands.</summary>
    public const string UrgencyHere = "#urgency";

    /// <summary>The line for urgent cases.</summary>
    public const string Urgency = "As this cannot wait, I have kept tomorrow morning free for you.\n";

    private const string Text = """
        Dear @contact,

        you told us that @product has not done for you what it
        should, and that it has cost @company time and nerves.
        I am sorry. It is not how we want to work with you,
        and I would like to put it right myself.

        This is what I understood so far:

        Account:        @company
        Plan:           @plan
        Reference:      @reference
        Open since:     @since

        This is what I suggest that we do:

        #steps
        #urgency
        If anything in this is not as you see it, please tell
        me. You reach me directly at @phone, or by e-mail at
        @email, and I answer within the day.

        We have worked together for years, and there is a lot
        that I would like to keep. @product is to be a help to
        you again, and nothing that you have to think about.

        With kind regards

        @sender
        @title


        """;

    /// <summary>Ten values.</summary>
    public static IReadOnlyDictionary<string, string> Values { get; } = new Dictionary<string, string>
    {
        ["contact"] = "Ms Brandt", ["product"] = "Payroll", ["company"] = "Northgate Ltd", ["plan"] = "Premium", ["reference"] = "NG-2041",
        ["since"] = "3 March", ["phone"] = "+44 20 7946 0018", ["email"] = "ada.cole@example.com", ["sender"] = "Ada Cole", ["title"] = "Customer Success",
    };

    /// <summary>The text cut at names and markers.</summary>
    public static IReadOnlyList<string> Parts { get; } = [.. Marks().Split(Text.ReplaceLineEndings("\n")).Where(part => part.Length > 0).Select(part => part.TrimEnd('\r'))];

    public static string ForPlaybooks => Write(
        name => $"{{{{ m.{name} }}}}",
        "{{~ for step in steps ~}}\n- {{ step.name }}, by {{ step.due }}\n{{~ end ~}}\n",
        $"{{{{~ if urgent ~}}}}\n{Urgency}{{{{~ end ~}}}}\n");

    public static string ForHandlebars => Write(
        name => $"{{{{m.{name}}}}}",
        "{{#each steps}}\n- {{name}}, by {{due}}\n{{/each}}\n",
        $"{{{{#if urgent}}}}\n{Urgency}{{{{/if}}}}\n");

    private static string Write(Func<string, string> name, string steps, string urgency) => string.Concat(Parts.Select(part => part switch
    {
        StepsHere => steps,
        UrgencyHere => urgency,
        ['@', .. var value] => name(value),
        _ => part,
    }));

    // The line break behind a marker belongs to it.
    [GeneratedRegex("(@[a-z]+|#[a-z]+)(?:(?<=#[a-z]+)\n)?")]
    private static partial Regex Marks();
}
