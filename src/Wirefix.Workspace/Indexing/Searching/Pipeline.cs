using System.Collections.Immutable;
using Wirefix.Workspace.Indexing.Joining;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>What sees the exchanges of its process without being called by name: middleware, filters, binders, converters; and what sets them up.</summary>
internal sealed class Pipeline(TreeTables tree, References references)
{
    private static readonly ImmutableArray<string> Serving =
    [
        "IMiddleware", "AuthenticationHandler", "AuthorizationHandler", "IAuthorizationHandler", "IExceptionHandler", "IExceptionFilter",
        "IAsyncExceptionFilter", "ExceptionFilterAttribute", "IActionFilter", "IAsyncActionFilter", "ActionFilterAttribute", "IResourceFilter",
        "IAsyncResourceFilter", "IResultFilter", "IAsyncResultFilter", "IAuthorizationFilter", "IAsyncAuthorizationFilter", "IEndpointFilter",
        "IModelBinder", "IModelBinderProvider", "TextInputFormatter", "TextOutputFormatter", "IPipelineBehavior",
    ];

    private static readonly ImmutableArray<string> Sending = ["DelegatingHandler", "HttpMessageHandler", "HttpClientHandler"];

    private static readonly ImmutableArray<string> Both = ["JsonConverter", "JsonConverterFactory", "Interceptor"];

    private static readonly HashSet<string> Builders =
        ["IServiceCollection", "IHostApplicationBuilder", "WebApplicationBuilder", "IApplicationBuilder", "WebApplication", "MauiAppBuilder"];

    /// <summary>The members that see each exchange of a direction.</summary>
    public IEnumerable<CodeMember> Seeing(PlaceDirection direction)
    {
        var bases = direction switch
        {
            PlaceDirection.Inbound => Serving.Concat(Both),
            PlaceDirection.Outbound => Sending.Concat(Both),
            _ => Serving.Concat(Sending).Concat(Both),
        };
        var derived = bases
            .SelectMany(parent => tree.Links.Named(LinkKind.Base, parent).Concat(tree.Links.Named(LinkKind.Interface, parent)))
            .SelectMany(link => tree.Types.WithDerived(Standpoint.Of(link)))
            .SelectMany(type => references.OfType(type.Type).Where(member => member.IsMethod && member.File.Path == type.File));
        return direction == PlaceDirection.Outbound ? derived : derived.Concat(ByConvention());
    }

    /// <summary>Whether a member sets up what its process serves and sends.</summary>
    public static bool SetsUp(CodeMember member) => member.IsMethod && member.Mentions.Any(mention => Builders.Contains(mention.Name));

    private IEnumerable<CodeMember> ByConvention() => references.Named("Invoke").Concat(references.Named("InvokeAsync"))
        .Where(member => member.IsMethod && member.Mentions.Any(mention => mention.Name == "HttpContext"));
}
