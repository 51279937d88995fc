using System.Reflection;
using Playbooks.Engine.Checking;
using Playbooks.Language.Diagnostics;

namespace Playbooks.Engine.Tests;

public sealed class DiagnosticKindTests
{
    private static readonly List<(string Family, DiagnosticKind Kind)> Kinds =
    [
        .. new[] { typeof(Diagnostic).Assembly, typeof(WorkspaceChecker).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public).Where(field => field.FieldType == typeof(DiagnosticKind)))
            .Select(field => (field.DeclaringType!.Name, (DiagnosticKind)field.GetValue(null)!)),
    ];

    [Fact]
    public void NoCodeIsUsedTwice() =>
        Assert.Empty(Kinds.GroupBy(kind => kind.Kind.Code).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void CodesHaveOneForm() =>
        Assert.All(Kinds, kind => Assert.Matches("^PB[0-9]{4}$", kind.Kind.Code));

    [Fact]
    public void TitlesAreWordsWithoutAFullStop() =>
        Assert.All(Kinds, kind => Assert.Matches("^[^A-Z].*[^.]$", kind.Kind.Title));

    [Fact]
    public void AFamilyKeepsToItsRange() =>
        Assert.All(Kinds.GroupBy(kind => kind.Family), family => Assert.True(
            family.Select(kind => kind.Kind.Code[..3]).Distinct().Count() == 1, $"{family.Key} has codes of several ranges"));
}
