using Microsoft.OpenApi;

namespace Playbooks.Server.Api;

/// <summary>The schema of a recommendation.</summary>
internal static class RecommendationSchema
{
    public static IOpenApiSchema Schema { get; } = Schemas.Object(
        ("decision", Schemas.Text),
        ("release", Schemas.Text),
        ("at", Schemas.Time),
        ("account", Schemas.Text),
        ("facts", Schemas.AnyObject),
        ("contacts", Schemas.ListOf(Schemas.Whole(("contact", Schemas.Text), ("facts", Schemas.AnyObject)))),
        ("actions", Schemas.ListOf(Action)),
        ("notChosen", Schemas.ListOf(Schemas.Object(
            ("action", Schemas.Text), ("contact", Schemas.Text), ("rule", Schemas.Text), ("reason", Schemas.Text), ("why", Schemas.Text)))),
        ("missing", Schemas.ListOf(Schemas.Object(
            ("fact", Schemas.Text), ("contact", Schemas.Text), ("asks", Schemas.Text), ("stale", Schemas.Boolean), ("wouldMatter", Schemas.Boolean)))),
        ("failures", Schemas.ListOf(Schemas.Object(("where", Schemas.Text), ("contact", Schemas.Text), ("diagnostic", Schemas.AnyObject)))),
        ("rules", Schemas.ListOf(Schemas.Object(("rule", Schemas.Text), ("contact", Schemas.Text), ("outcome", Schemas.Text), ("why", Schemas.Text)))));

    private static IOpenApiSchema Action => Schemas.Object(
        ("rank", Schemas.Integer),
        ("contact", Schemas.Text),
        ("band", Schemas.Text),
        ("action", Schemas.Text),
        ("title", Schemas.Text),
        ("rule", Schemas.Text),
        ("alsoBy", Schemas.ListOf(Schemas.Text)),
        ("because", Schemas.Text),
        ("owner", Schemas.Text),
        ("dueAt", Schemas.Time),
        ("score", Schemas.Number),
        ("asks", Schemas.ListOf(Schemas.Text)),
        ("offer", Schemas.Object(("upTo", Schemas.Number), ("expiresAt", Schemas.Time), ("needsApproval", Schemas.Boolean))),
        ("messages", Schemas.MapOf(Schemas.Object(("template", Schemas.Text), ("subject", Schemas.Text), ("body", Schemas.Text)))),
        ("withheld", Schemas.MapOf(Schemas.Object(("template", Schemas.Text), ("why", Schemas.Text)))),
        ("steps", Schemas.ListOf(Schemas.Object(
            ("stage", Schemas.Text), ("title", Schemas.Text), ("owner", Schemas.Text), ("dueAt", Schemas.Time), ("template", Schemas.Text)))));
}
