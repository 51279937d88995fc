using System.Globalization;
using System.Reflection;
using Playbooks.Engine.Checking;
using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates;
using Playbooks.Retention.Book;
using Playbooks.Server;
using Playbooks.Testing;

namespace Playbooks.Cli.Tests.Architecture;

/// <summary>The one table of all limits says what the constants are, and leaves out none that is called a limit.</summary>
public sealed class LimitTableTests
{
    private static readonly Type[] s_types =
    [
        .. new[] { typeof(Diagnostic), typeof(WorkspaceChecker), typeof(BookRun), typeof(ServeOptions) }.SelectMany(type => type.Assembly.GetTypes()),
    ];

    [Fact]
    public void EveryRowIsAsTheConstantsAre() => Assert.Empty(Rows()
        .Select(row => (row.Names, Written: row.Value, Actual: string.Join(", ", row.Names.Select(Value))))
        .Where(row => row.Written != row.Actual)
        .Select(row => $"{string.Join(", ", row.Names)}: {row.Actual}, not {row.Written}"));

    [Fact]
    public void EveryConstantThatIsCalledALimitHasItsRow()
    {
        var all = s_types.Where(type => type.Name.EndsWith("Limits", StringComparison.Ordinal) && type.IsPublic)
            .SelectMany(type => type.GetMembers(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
                .Where(member => member is FieldInfo { FieldType: var field } && (field == typeof(int) || field == typeof(TimeSpan)) || member is PropertyInfo { PropertyType: var property } && property == typeof(int))
                .Select(member => $"{type.Name}.{member.Name}"));
        Assert.Empty(all.Except(Rows().SelectMany(row => row.Names)));
    }

    private static IEnumerable<(string[] Names, string Value)> Rows() => File.ReadLines(Repository.PathOf("src/Playbooks.Language/README.md"))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Where(cells => cells.Length == 5 && cells[3].StartsWith('`'))
        .Select(cells => (cells[3].Split(", ").Select(name => name.Trim('`')).ToArray(), cells[2]));

    private static string Value(string name)
    {
        var parts = name.Split('.');
        var member = s_types.Where(type => type.Name == parts[0])
            .SelectMany(type => type.GetMember(parts[1], BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)).FirstOrDefault();
        return (member is PropertyInfo property ? property.GetValue(TemplateLimits.Default) : (member as FieldInfo)?.GetValue(null)) switch
        {
            TimeSpan time => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds} s"),
            IReadOnlyDictionary<string, int> byChannel => $"{byChannel["sms"]}, {byChannel["chat"].ToString("#,0", CultureInfo.InvariantCulture)}",
            IFormattable number => number.ToString("#,0", CultureInfo.InvariantCulture),
            _ => "none",
        };
    }
}
