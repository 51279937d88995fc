using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Playbooks.Studio.Live;

namespace Playbooks.Server.Api.Description;

/// <summary>The API's description: OpenAPI 3.1 at <c>/openapi/v1.json</c>, made from the endpoints themselves.</summary>
internal static class ApiDescription
{
    /// <summary>Adds it.</summary>
    public static void AddApiDescription(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddOpenApi("v1", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddDocumentTransformer(Introduce);
            options.AddDocumentTransformer(SecuritySchemes.AddAll);
            options.AddOperationTransformer(AddParameters);
            options.AddOperationTransformer(AddBody);
            options.AddOperationTransformer(AddFacts);
            options.AddOperationTransformer(SecuritySchemes.AddNeeds);
        });
    }

    private static Task Introduce(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Playbooks",
            Version = "v1",
            Description = "Facts about a customer in; the next best actions, their messages and the reasons out.",
        };
        // The address is whoever's asked; one of this machine would be wrong for everybody else.
        document.Servers = [];
        return Task.CompletedTask;
    }

    private static Task AddParameters(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        operation.Parameters ??= [];
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var parameter in metadata.OfType<QueryParameter>())
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Query,
                Description = parameter.Description,
                Schema = parameter.Values.IsEmpty ? Schemas.Text : Schemas.OneOf(parameter.Values),
            });
        }
        foreach (var header in metadata.OfType<HeaderParameter>())
        {
            operation.Parameters.Add(new OpenApiParameter { Name = header.Name, In = ParameterLocation.Header, Description = header.Description, Schema = Schemas.Text });
        }
        return Task.CompletedTask;
    }

    private static async Task AddBody(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesBody>().LastOrDefault() is not { } body)
        {
            return;
        }
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = body.Description,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [body.MediaType] = new() { Schema = await context.GetOrCreateSchemaAsync(body.Shape, null, cancel) },
            },
        };
    }

    private static Task AddFacts(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesFacts>().Any())
        {
            return Task.CompletedTask;
        }
        var live = context.ApplicationServices.GetRequiredService<ILiveWorkspace>().Current.Live;
        context.Document?.AddComponent(FactsSchema.Name, FactsSchema.Of(live?.Release.Workspace.Vocabulary));
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "The facts: an account with its one contact or all of its contacts.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [JsonBody.MediaType] = new() { Schema = new OpenApiSchema { AnyOf = [new OpenApiSchemaReference(FactsSchema.Name, context.Document), FactsSchema.Question] } },
            },
        };
        return Task.CompletedTask;
    }
}
