using Playbooks.Language.Templates;

namespace Playbooks.Language.Tests.Templates;

/// <summary>Templates under Scriban's own rules.</summary>
public sealed class LenientTemplateTests
{
    private static readonly TemplateInput Input = Samples.Input(values: Samples.Data, currency: null);

    [Fact]
    public void TheLanguageIsRenderedAsScribanDoes() => TemplateCases.Run("language.cases", TemplateScope.Lenient, Input);

    [Fact]
    public void StatementsDoWhatTheyDoInScriban() => TemplateCases.Run("statements.cases", TemplateScope.Lenient, Input);

    [Fact]
    public void TextAndCodeAreToldApartAsInScriban() => TemplateCases.Run("texts.cases", TemplateScope.Lenient, Input);

    [Fact]
    public void OperatorsGiveWhatTheyGiveInScriban() => TemplateCases.Run("operators.cases", TemplateScope.Lenient, Input);

    [Fact]
    public void MistakesOfSyntaxAreReportedWhereTheyAre() => TemplateCases.Run("syntax-errors.cases", TemplateScope.Lenient, Input);

    [Fact]
    public void FunctionsGiveWhatScribanDocuments() => TemplateCases.Run("functions.cases", TemplateScope.Lenient, Input);
}
