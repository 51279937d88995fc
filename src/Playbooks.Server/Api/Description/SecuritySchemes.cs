using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Playbooks.Server.Access;
using Playbooks.Storage.Keys;

namespace Playbooks.Server.Api.Description;

/// <summary>The ways to say who calls, and which operation needs which scope.</summary>
internal static class SecuritySchemes
{
    private const string Key = "key";
    private const string Session = "session";

    /// <summary>Names the ways.</summary>
    public static Task AddAll(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.AddComponent<IOpenApiSecurityScheme>(Key, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An access key (`pbk_…`), or a token of the OpenID provider where one is set up.",
        });
        document.AddComponent<IOpenApiSecurityScheme>(Session, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = Sessions.CookieName,
            Description = "The session of a browser that signed in.",
        });
        return Task.CompletedTask;
    }

    /// <summary>Says what an operation needs: one of the ways, with its scope; nothing where anybody may call, or may while there are no keys.</summary>
    public static Task AddNeeds(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<NeedsScope>().LastOrDefault() is { } needs)
        {
            var scopes = new List<string> { needs.Scope.Word() };
            operation.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, context.Document)] = scopes },
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Session, context.Document)] = scopes },
            ];
            if (needs.IsOpen)
            {
                operation.Security.Add([]);
            }
        }
        return Task.CompletedTask;
    }
}
