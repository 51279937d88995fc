using Microsoft.OpenApi;
using Playbooks.Studio;

namespace Playbooks.Server.Api;

/// <summary>The OpenAPI 3.1 document: from the routes, with the bodies that the routes read and write themselves.</summary>
internal static class ServiceDocument
{
    public static void AddServiceDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Playbooks", Version = "v1", Description = "The recommended next action for a customer, with its reasons and its messages" };
            // The address is where the document was fetched from.
            document.Servers = [new OpenApiServer { Url = "/" }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (operation.OperationId == "recommend")
            {
                DescribeRecommend(operation, context.ApplicationServices.GetRequiredService<ILiveWorkspace>().Current);
            }
            return Task.CompletedTask;
        });
    });

    private static void DescribeRecommend(OpenApiOperation operation, LiveState state)
    {
        operation.Parameters =
        [
            new OpenApiParameter { Name = "explain", In = ParameterLocation.Query, Description = "`all` adds every rule, matched or with its first blocking condition", Schema = Schemas.OneOf("all") },
            new OpenApiParameter { Name = "at", In = ParameterLocation.Query, Description = "the time of the decision; now where absent", Schema = Schemas.Time },
        ];
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "the facts: an account, and its one contact or all of its contacts",
            Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = FactsSchema.Of(state.Release?.Workspace.Vocabulary) } },
        };
        if (operation.Responses?.TryGetValue("200", out var answer) == true && answer is OpenApiResponse response)
        {
            response.Description = "the recommendation";
            response.Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = RecommendationSchema.Schema } };
        }
    }
}
