using Playbooks.Language.Text;

namespace Playbooks.Language.Templates;

/// <summary>What a template says of itself between the two <c>---</c> at its top.</summary>
public sealed record FrontMatter
{
    /// <summary>The channels that a message may go by.</summary>
    public static readonly IReadOnlyList<string> Channels = ["email", "call", "letter", "chat", "sms", "web", "interview"];

    /// <summary>How many characters a channel takes where a template does not say so itself; channels that are not here take any number.</summary>
    public static readonly IReadOnlyDictionary<string, int> LongestByChannel = new Dictionary<string, int>(StringComparer.Ordinal) { ["sms"] = 160, ["chat"] = 4_000 };

    /// <summary>Characters that a subject may have.</summary>
    public const int LongestSubject = 255;

    /// <summary>The front matter of a template that has none.</summary>
    public static readonly FrontMatter None = new();

    /// <summary>One of <see cref="Channels"/>, or null.</summary>
    public string? Channel { get; init; }

    /// <summary>The subject, which is a template of its own, or null.</summary>
    public Excerpt? Subject { get; init; }

    /// <summary>A title for lists of templates, or null.</summary>
    public string? Title { get; init; }

    /// <summary>What the template is for, or null.</summary>
    public string? Description { get; init; }

    /// <summary>How many characters the text may have, or null to take those of the channel.</summary>
    public int? Length { get; init; }

    /// <summary>How many characters the text may have, or null for any number.</summary>
    public int? Longest => Length ?? (Channel is not null && LongestByChannel.TryGetValue(Channel, out var longest) ? longest : null);

    /// <summary>How much of the body is code: <c>template</c> or <c>script</c> in a file.</summary>
    public TemplateMode Mode { get; init; }

    /// <summary>What the body writes: as said, else HTML for <c>web</c>, Markdown for <c>interview</c>, else text.</summary>
    public TemplateFormat Format { get; init; }
}
