using Playbooks.Language.Diagnostics;
using Playbooks.Language.Templates;
using Playbooks.Language.Text;
using Playbooks.Language.Values;

namespace Playbooks.Language.Tests.Templates;

/// <summary>Templates under a workspace's rules.</summary>
public sealed class StrictTemplateTests
{
    private static readonly TemplateScope Scope = Samples.Strict
        .WithPartial("footer", Partial("footer", "Yours, {{ account.name }}"))
        .WithPartial("greeting", Partial("greeting", "Hello {{ $1 }}"))
        .WithPartial("named", Partial("named", "{{ x = $.who }}Hello {{ x.name }}"))
        .WithPartial("circle", Partial("circle", "{{ include 'circle' }}"));

    [Fact]
    public void NamesAndTypesAreCheckedAndNothingHalfIsWritten() => TemplateCases.Run("strict.cases", Scope, Samples.Input());

    [Fact]
    public void UsesNameEachFactWithItsPlace()
    {
        var template = CheckedTemplate.Check(
            Excerpt.Of("{{ account.name }} {{ for c in contacts }}{{ c.name | string.upcase }}{{ end }} {{ account.renewsOn.year }}"), Scope, new List<Diagnostic>());
        Assert.Equal(
            ["account.name @account.name", "account.renewsOn @account.renewsOn.year", "contact.name @c.name", "contacts @contacts"],
            template!.Uses.Select(use => $"{use.Name} @{use.Location.Text}"));
    }

    [Fact]
    public void FactsWithNothingInThemAreNamedWithTheirPlaces()
    {
        var given = new Dictionary<string, object?>(Samples.Given)
        {
            ["contact"] = Samples.Object(("name", ""), ("role", "EndUser")),
            ["account"] = Samples.Object(("name", "Smith"), ("products", new ListValue(DataType.String, []))),
        };
        var template = CheckedTemplate.Check(
            Excerpt.Of("Dear {{ contact.name }}, {{ contact?.email }}{{ account.products }}{{ account.name }}{{ contact.name + \"!\" }}{{ \"\" }}"), Scope, new List<Diagnostic>());

        var result = template!.Render(Samples.Input(values: given));

        Assert.Equal("Dear , Smith!", result.Text);
        Assert.Equal(["contact.name", "contact?.email", "account.products"], result.EmptyValues.Select(empty => empty.Location.Text));
        Assert.Equal("`contact.name` has nothing in it, which leaves a gap in the text", result.EmptyValues[0].Message);
    }

    [Theory]
    [InlineData("They are happy, & say so", "They are happy, & say so")]
    [InlineData("{{ account.name }}", null)]
    [InlineData("Dear {{ contact.name }}", null)]
    [InlineData("They{{ # nothing }} are", null)]
    [InlineData("", null)]
    public void ATextThatNamesNothingIsKnownBeforeItIsRendered(string text, string? literal)
    {
        var template = CheckedTemplate.Check(Excerpt.Of(text), Scope, new List<Diagnostic>())!;

        Assert.Equal(literal, template.Literal);
        Assert.Equal(literal ?? template.Render(Samples.Input()).Text, template.Render(Samples.Input()).Text);
    }

    private static TemplateDocument Partial(string name, string text) => TemplateDocument.Plain(new SourceText($"_{name}.scriban", text));
}
