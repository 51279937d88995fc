using Playbooks.Engine.Reading;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Server.Api;

/// <summary>Reads times in bodies.</summary>
internal static class BodyTime
{
    /// <summary>The time of a member; null when it is not there, or is none and was reported.</summary>
    public static DateTimeOffset? Read(ObjectReader reader, string key, ICollection<Diagnostic> diagnostics)
    {
        if (reader.Text(key) is not { } text)
        {
            return null;
        }
        if (ValueText.TryParse(text.Text, DataType.Time, out var time))
        {
            return (DateTimeOffset)time;
        }
        diagnostics.Add(ShapeErrors.BadDate.At(text.Excerpt.Locate(new TextSpan(0, text.Text.Length)), $"`{key}` is no time", "write it like `2026-03-02T09:00:00Z`"));
        return null;
    }
}
