using System.Net;
using System.Text.RegularExpressions;
using Playbooks.Retention.Interviews;

namespace Playbooks.Retention.Tests.Interviews;

public sealed class HtmlWritingTests
{
    private static readonly string s_page = HtmlWriting.Write(Papers.Of(Papers.Everything));

    [Fact]
    public void ANameComesOutAsItIs()
    {
        Assert.Contains($"<h1>Exit interview: {WebUtility.HtmlEncode(Papers.HardNameRead)}</h1>", s_page, StringComparison.Ordinal);
        Assert.Contains($"<title>Exit interview: {WebUtility.HtmlEncode(Papers.HardNameRead)}</title>", s_page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", s_page, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", s_page, StringComparison.Ordinal);
    }

    [Fact]
    public void ThePageIsOnItsOwn()
    {
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"de-AT\">", s_page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script|<link|src=|href=|url\\(|@import", s_page);
        Assert.Contains("@page", s_page, StringComparison.Ordinal);
    }

    [Fact]
    public void FieldsCanBeFilledInAndHaveNames()
    {
        Assert.Contains("id=\"field-1\" contenteditable=\"true\" role=\"textbox\" aria-multiline=\"true\" aria-label=\"&quot;When did you first think of leaving?&quot;\"", s_page, StringComparison.Ordinal);
        Assert.Contains("<input type=\"checkbox\" id=\"field-2\" aria-label=\"Price\"> Price", s_page, StringComparison.Ordinal);
        Assert.Contains("id=\"field-3\" checked", s_page, StringComparison.Ordinal);
        var ids = Regex.Matches(s_page, "id=\"(field-\\d+)\"").Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(Enumerable.Range(1, 8).Select(number => $"field-{number}"), ids);
    }

    [Fact]
    public void EveryBlockHasItsElement() =>
        Assert.All(
            ["<strong>bold</strong>", "<em>italic</em>", "<code>code</code>", "<br>", "<th scope=\"col\">What</th>", "<td>Time", "<blockquote>", "<ol>", "<ol start=\"7\">", "<ul>", "<hr>", "<pre><code>a &lt; b", "<h4>Fourth</h4>"],
            element => Assert.Contains(element.Replace("<td>Time", "<td>Payroll, Time | Track</td>", StringComparison.Ordinal), s_page, StringComparison.Ordinal));
}
