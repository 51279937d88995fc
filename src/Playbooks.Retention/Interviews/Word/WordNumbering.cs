using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Playbooks.Retention.Interviews.Word;

/// <summary>The numbering definitions: bullets for all lists that have them, and numbers for each list that counts.</summary>
internal sealed class WordNumbering
{
    /// <summary>The numbering of bullets.</summary>
    public const int Bullets = 1;

    private const int Levels = 9;
    private const int Step = 360;

    private readonly List<NumberingInstance> _instances = [new(new AbstractNumId { Val = 0 }) { NumberID = Bullets }];

    /// <summary>A list of its own that counts from a number.</summary>
    public int Add(int start, int level)
    {
        var number = _instances.Count + 1;
        _instances.Add(new NumberingInstance(
            new AbstractNumId { Val = 1 },
            new LevelOverride(new StartOverrideNumberingValue { Val = start }) { LevelIndex = level }) { NumberID = number });
        return number;
    }

    /// <summary>How far a level stands in, in twentieths of a point.</summary>
    public static string IndentOf(int level) => (Step * (level + 1)).ToString(CultureInfo.InvariantCulture);

    /// <summary>All of them.</summary>
    public Numbering Create()
    {
        var numbering = new Numbering(
            Definition(0, level => (NumberFormatValues.Bullet, level % 2 == 0 ? "•" : "–")),
            Definition(1, level => (NumberFormatValues.Decimal, $"%{level + 1}.")));
        numbering.Append(_instances);
        return numbering;
    }

    private static AbstractNum Definition(int id, Func<int, (NumberFormatValues Format, string Text)> look)
    {
        var definition = new AbstractNum(new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }) { AbstractNumberId = id };
        for (var level = 0; level < Levels; level++)
        {
            var (format, text) = look(level);
            definition.Append(new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = format },
                new LevelText { Val = text },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = IndentOf(level), Hanging = Step.ToString(CultureInfo.InvariantCulture) })) { LevelIndex = level });
        }
        return definition;
    }
}
