using System.Text;
using System.Text.Json;

namespace Playbooks.Retention.Decisions;

/// <summary>The first place where two results differ.</summary>
/// <param name="Byte">The number of the first byte that differs, from 0.</param>
/// <param name="Path">The value that holds it, such as <c>actions[0].because</c>; empty where the bytes are no JSON.</param>
/// <param name="Recorded">The recorded text from there on, a few characters of it.</param>
/// <param name="Made">The text that was made now.</param>
public sealed record FirstDifference(int Byte, string Path, string Recorded, string Made)
{
    private const int Shown = 60;

    /// <summary>The first difference; null when there is none.</summary>
    public static FirstDifference? Between(ReadOnlySpan<byte> recorded, ReadOnlySpan<byte> made)
    {
        var same = recorded.CommonPrefixLength(made);
        return same == recorded.Length && same == made.Length ? null : new FirstDifference(same, PathOf(recorded, same), From(recorded, same), From(made, same));
    }

    // Bytes that begin in the middle of a letter show as its replacement, which is as good as any other mark.
    private static string From(ReadOnlySpan<byte> bytes, int start) => Encoding.UTF8.GetString(bytes[start..Math.Min(bytes.Length, start + Shown)]);

    private static string PathOf(ReadOnlySpan<byte> json, int position)
    {
        var steps = new Stack<(string? Name, int Index)>();
        var reader = new Utf8JsonReader(json, isFinalBlock: true, default);
        try
        {
            while (reader.Read())
            {
                Step(ref reader, steps);
                if (reader.BytesConsumed > position)
                {
                    break;
                }
            }
        }
        catch (JsonException)
        {
            return "";
        }
        return string.Concat(steps.Reverse().Select(step => step.Name is null ? $"[{step.Index}]" : "." + step.Name)).TrimStart('.');
    }

    private static void Step(ref Utf8JsonReader reader, Stack<(string? Name, int Index)> steps)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                Replace(steps, (reader.GetString(), 0));
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                steps.Pop();
                break;
            default:
                if (steps.TryPeek(out var step) && step.Name is null)
                {
                    Replace(steps, (null, step.Index + 1));
                }
                break;
        }
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            steps.Push((null, -1));
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            steps.Push(("", 0));
        }
    }

    private static void Replace(Stack<(string? Name, int Index)> steps, (string? Name, int Index) step)
    {
        steps.Pop();
        steps.Push(step);
    }
}
