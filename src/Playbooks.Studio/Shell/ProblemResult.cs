using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Playbooks.Studio.Shell;

/// <summary>
/// A page that says what went wrong. It may take the place of a page that was begun already, so that it brings services of
/// its own: those that render a page do so once.
/// </summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What went wrong.</param>
/// <param name="Detail">What to do about it.</param>
internal sealed record ProblemResult(int Status, string Title, string Detail) : IResult
{
    private const string Navigation = "blazor-enhanced-nav";

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var before = httpContext.RequestServices;
        await using var scope = before.CreateAsyncScope();
        httpContext.RequestServices = scope.ServiceProvider;
        httpContext.Response.Headers.Remove(Navigation);
        try
        {
            await new RazorComponentResult<ProblemPage>(new { Status, Title, Detail }) { StatusCode = Status }.ExecuteAsync(httpContext);
        }
        finally
        {
            httpContext.RequestServices = before;
        }
    }
}
