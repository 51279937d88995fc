using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Playbooks.Studio.Access;
using Playbooks.Studio.Live;

namespace Playbooks.Studio.Tests;

/// <summary>Renders a part of a page as the service does, without one.</summary>
internal static partial class Rendering
{
    /// <summary>The time at which everything is rendered.</summary>
    public static readonly DateTimeOffset Now = LiveReleases.Monday;

    /// <summary>Somebody with these scopes.</summary>
    public static Visitor Visitor(string actor, params string[] scopes) => new(actor, null, [.. scopes]);

    /// <summary>The HTML of a component.</summary>
    public static async Task<string> HtmlOfAsync<T>(Dictionary<string, object?> parameters, LiveRelease? live = null)
        where T : IComponent
    {
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new Clock())
            .AddSingleton(new LiveState(live, new NewestState(false, Now, [])))
            .AddSingleton<AntiforgeryStateProvider, NoToken>()
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    /// <summary>The words of some HTML, with single blanks between them.</summary>
    public static string WordsOf(string html) => WebUtility.HtmlDecode(Blanks().Replace(Tags().Replace(html, " "), " ")).Trim();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
