using System.Text;
using Playbooks.Language.Text;

namespace Playbooks.Engine.Reading;

/// <summary>Lays one JSON document out.</summary>
internal sealed class JsonLayout(SourceText source)
{
    private const int Width = 140;

    private readonly StringBuilder _text = new();

    public string Write(JsonNode root)
    {
        WriteValue(root, 0, 0, isRoot: true);
        _text.Append('\n');
        return _text.ToString();
    }

    /// <summary>Writes a value at an indentation; <paramref name="taken"/> characters of its line are taken already.</summary>
    private void WriteValue(JsonNode node, int indent, int taken, bool isRoot = false)
    {
        var isShort = !isRoot && MayStandInLine(node) && taken + InLine(node).Length < Width;
        switch (node)
        {
            case JsonObject { Members.Length: > 0 } found when !isShort:
                WriteMembers(found, indent + 2);
                Line(indent).Append('}');
                break;
            case JsonArray { Items.Length: > 0 } list when !isShort:
                WriteItems(list, indent + 2);
                Line(indent).Append(']');
                break;
            default:
                _text.Append(InLine(node));
                break;
        }
    }

    private void WriteItems(JsonArray list, int indent)
    {
        _text.Append('[');
        if (!list.Items.Any(IsContainer))
        {
            FillLines(list, indent);
            return;
        }
        for (var i = 0; i < list.Items.Length; i++)
        {
            KeepBlankLine(i == 0 ? list.Items[0].Span.Start : list.Items[i - 1].Span.End, list.Items[i]);
            Line(indent);
            WriteValue(list.Items[i], indent, indent);
            _text.Append(i < list.Items.Length - 1 ? "," : "");
        }
    }

    // Long lists of single values: as many on a line as go there.
    private void FillLines(JsonArray list, int indent)
    {
        var taken = Width;
        for (var i = 0; i < list.Items.Length; i++)
        {
            var item = Written(list.Items[i]) + (i < list.Items.Length - 1 ? "," : "");
            if (taken + 1 + item.Length > Width)
            {
                Line(indent).Append(item);
                taken = indent + item.Length;
            }
            else
            {
                _text.Append(' ').Append(item);
                taken += 1 + item.Length;
            }
        }
    }

    private void WriteMembers(JsonObject found, int indent)
    {
        _text.Append('{');
        var padding = Padding(found, indent);
        for (var i = 0; i < found.Members.Length; i++)
        {
            var member = found.Members[i];
            KeepBlankLine(i == 0 ? member.Name.Span.Start : found.Members[i - 1].Value.Span.End, member.Name);
            var name = Written(member.Name) + ": ";
            Line(indent).Append(name).Append(' ', padding[i]);
            WriteValue(member.Value, indent, indent + name.Length + padding[i]);
            _text.Append(i < found.Members.Length - 1 ? "," : "");
        }
    }

    // Short objects that are entries of one sort, as a vocabulary's facts are, stand in columns.
    private int[] Padding(JsonObject found, int indent)
    {
        var padding = new int[found.Members.Length];
        var isOfOneSort = found.Members.All(member => member.Value is JsonObject);
        for (var start = 0; isOfOneSort && start < padding.Length; start++)
        {
            var end = start;
            while (end < padding.Length && IsShortObject(found.Members[end], indent) && (end == start || !HasBlankLine(found.Members[end - 1].Value.Span.End, found.Members[end].Name)))
            {
                end++;
            }
            var run = found.Members[start..end];
            var widest = run.Length == 0 ? 0 : run.Max(member => member.Name.Span.Length);
            if (run.All(member => indent + widest + 2 + InLine(member.Value).Length < Width))
            {
                for (var i = start; i < end; i++)
                {
                    padding[i] = widest - found.Members[i].Name.Span.Length;
                }
            }
            start = Math.Max(start, end - 1);
        }
        return padding;
    }

    private bool IsShortObject(JsonMember member, int indent) =>
        member.Value is JsonObject { Members.Length: > 0 } value && MayStandInLine(value) && indent + member.Name.Span.Length + 2 + InLine(value).Length < Width;

    // Lists of rows and of objects are read line by line; so is what holds several objects, or objects of objects.
    private static bool MayStandInLine(JsonNode node) => node switch
    {
        JsonArray list => list.Items.Count(IsContainer) < 2 && list.Items.All(MayStandInLine),
        JsonObject found => found.Members.Count(member => member.Value is JsonObject) < 2
            && found.Members.All(member => MayStandInLine(member.Value) && !HoldsContainers(member.Value)),
        _ => true,
    };

    private static bool IsContainer(JsonNode node) => node is JsonObject or JsonArray;

    private static bool HoldsContainers(JsonNode node) => node switch
    {
        JsonArray list => list.Items.Any(IsContainer),
        JsonObject found => found.Members.Any(member => IsContainer(member.Value)),
        _ => false,
    };

    private string InLine(JsonNode node) => node switch
    {
        JsonObject { Members.Length: 0 } => "{}",
        JsonObject found => "{ " + string.Join(", ", found.Members.Select(member => $"{Written(member.Name)}: {InLine(member.Value)}")) + " }",
        JsonArray list => "[" + string.Join(", ", list.Items.Select(InLine)) + "]",
        _ => Written(node),
    };

    private string Written(JsonNode node) => source.Text.Substring(node.Span.Start, node.Span.Length);

    private StringBuilder Line(int indent) => _text.Append('\n').Append(' ', indent);

    private void KeepBlankLine(int behind, JsonNode next)
    {
        if (HasBlankLine(behind, next))
        {
            _text.Append('\n');
        }
    }

    private bool HasBlankLine(int behind, JsonNode next) =>
        behind < next.Span.Start && source.GetPosition(next.Span.Start).Line - source.GetPosition(behind).Line > 1;
}
