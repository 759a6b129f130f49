using System.Collections.Frozen;
using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Checking.Liberties;

/// <summary>
/// What the members of the framework, and of packages that are known by name, reach for. A member of a package that is not known here is no use:
/// packages cannot be added by a proposal, and what the solution has of them was chosen by people.
/// </summary>
internal static class KnownUses
{
    /// <summary>What a call by an HTTP client is.</summary>
    public const string HttpCall = "an HTTP call";

    private static readonly FrozenDictionary<string, LibertyKind> Namespaces = new Dictionary<string, LibertyKind>
    {
        ["System.Net.Sockets"] = LibertyKind.Network,
        ["System.Net.NetworkInformation"] = LibertyKind.Network,
        ["System.Net.Mail"] = LibertyKind.Network,
        ["System.Net.WebSockets"] = LibertyKind.Network,
        ["System.Net.Quic"] = LibertyKind.Network,
        ["System.IO.Pipes"] = LibertyKind.Network,
        ["MailKit"] = LibertyKind.Network,
        ["Grpc.Net.Client"] = LibertyKind.Network,
        ["Microsoft.AspNetCore.SignalR.Client"] = LibertyKind.Network,
        ["RabbitMQ.Client"] = LibertyKind.Network,
        ["Renci.SshNet"] = LibertyKind.Network,
        ["System.IO.MemoryMappedFiles"] = LibertyKind.Files,
        ["System.IO.IsolatedStorage"] = LibertyKind.Files,
        ["Microsoft.Extensions.FileProviders"] = LibertyKind.Files,
        ["Microsoft.Extensions.Configuration"] = LibertyKind.Environment,
        ["System.Reflection"] = LibertyKind.Reflection,
        ["System.Runtime.Loader"] = LibertyKind.Reflection,
        ["System.Runtime.Serialization.Formatters.Binary"] = LibertyKind.Reflection,
        ["System.CodeDom"] = LibertyKind.Reflection,
        ["Microsoft.CodeAnalysis"] = LibertyKind.Reflection,
        ["Microsoft.CSharp"] = LibertyKind.Reflection,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, LibertyKind> Types = new Dictionary<string, LibertyKind>
    {
        ["System.Diagnostics.Process"] = LibertyKind.Process,
        ["System.Diagnostics.ProcessStartInfo"] = LibertyKind.Process,
        ["System.Net.Dns"] = LibertyKind.Network,
        ["System.Net.WebClient"] = LibertyKind.Network,
        ["System.Net.WebRequest"] = LibertyKind.Network,
        ["System.Net.HttpWebRequest"] = LibertyKind.Network,
        ["System.Net.FtpWebRequest"] = LibertyKind.Network,
        ["System.Net.HttpListener"] = LibertyKind.Network,
        ["System.Net.WebProxy"] = LibertyKind.Network,
        ["System.Net.ServicePointManager"] = LibertyKind.Network,
        ["System.Net.Http.HttpClientHandler"] = LibertyKind.Network,
        ["System.Net.Http.SocketsHttpHandler"] = LibertyKind.Network,
        ["System.Net.Http.WinHttpHandler"] = LibertyKind.Network,
        ["System.Net.Http.IHttpClientFactory"] = LibertyKind.Network,
        ["System.Net.Http.HttpClientFactoryExtensions"] = LibertyKind.Network,
        ["System.Net.Http.HttpClient"] = LibertyKind.Network,
        ["System.Net.Http.HttpMessageInvoker"] = LibertyKind.Network,
        ["System.Net.Http.Json.HttpClientJsonExtensions"] = LibertyKind.Network,
        ["System.Xml.XmlUrlResolver"] = LibertyKind.Network,
        ["System.IO.File"] = LibertyKind.Files,
        ["System.IO.Directory"] = LibertyKind.Files,
        ["System.IO.FileInfo"] = LibertyKind.Files,
        ["System.IO.DirectoryInfo"] = LibertyKind.Files,
        ["System.IO.FileSystemInfo"] = LibertyKind.Files,
        ["System.IO.FileStream"] = LibertyKind.Files,
        ["System.IO.FileSystemWatcher"] = LibertyKind.Files,
        ["System.IO.DriveInfo"] = LibertyKind.Files,
        ["System.IO.RandomAccess"] = LibertyKind.Files,
        ["System.IO.Compression.ZipFile"] = LibertyKind.Files,
        ["System.IO.Compression.ZipFileExtensions"] = LibertyKind.Files,
        ["Microsoft.AspNetCore.Http.SendFileResponseExtensions"] = LibertyKind.Files,
        ["System.Environment"] = LibertyKind.Environment,
        ["System.AppContext"] = LibertyKind.Environment,
        ["System.Runtime.InteropServices.RuntimeInformation"] = LibertyKind.Environment,
        ["System.Runtime.CompilerServices.CallerFilePathAttribute"] = LibertyKind.Environment,
        ["System.Type"] = LibertyKind.Reflection,
        ["System.Activator"] = LibertyKind.Reflection,
        ["System.ComponentModel.TypeDescriptor"] = LibertyKind.Reflection,
        ["System.AppDomain"] = LibertyKind.Reflection,
        ["System.Runtime.CompilerServices.UnsafeAccessorAttribute"] = LibertyKind.Reflection,
        ["Newtonsoft.Json.TypeNameHandling"] = LibertyKind.Reflection,
        ["Microsoft.Extensions.DependencyInjection.ActivatorUtilities"] = LibertyKind.Reflection,
        ["System.Runtime.CompilerServices.Unsafe"] = LibertyKind.Native,
        ["System.Runtime.InteropServices.DllImportAttribute"] = LibertyKind.Native,
        ["System.Runtime.InteropServices.LibraryImportAttribute"] = LibertyKind.Native,
        ["System.Runtime.InteropServices.Marshal"] = LibertyKind.Native,
        ["System.Runtime.InteropServices.MemoryMarshal"] = LibertyKind.Native,
        ["System.Runtime.InteropServices.NativeLibrary"] = LibertyKind.Native,
        ["System.Runtime.InteropServices.NativeMemory"] = LibertyKind.Native,
        ["System.Runtime.InteropServices.GCHandle"] = LibertyKind.Native,
        ["Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions"] = LibertyKind.Endpoints,
        ["Microsoft.AspNetCore.Builder.MapExtensions"] = LibertyKind.Endpoints,
        ["Microsoft.AspNetCore.Builder.MapWhenExtensions"] = LibertyKind.Endpoints,
        ["Microsoft.AspNetCore.Builder.RunExtensions"] = LibertyKind.Endpoints,
        ["Microsoft.AspNetCore.Builder.UseExtensions"] = LibertyKind.Endpoints,
        ["Microsoft.AspNetCore.Builder.UseWhenExtensions"] = LibertyKind.Endpoints,
        ["Microsoft.AspNetCore.Builder.UseMiddlewareExtensions"] = LibertyKind.Endpoints,
        ["Microsoft.AspNetCore.Builder.ExceptionHandlerExtensions"] = LibertyKind.Swallowing,
        ["Microsoft.AspNetCore.Builder.FallbackEndpointRouteBuilderExtensions"] = LibertyKind.Endpoints,
        ["Microsoft.AspNetCore.Builder.StaticFileExtensions"] = LibertyKind.Endpoints,
        ["Microsoft.AspNetCore.Builder.FileServerExtensions"] = LibertyKind.Endpoints,
        ["Microsoft.AspNetCore.Builder.DirectoryBrowserExtensions"] = LibertyKind.Endpoints,
        ["Microsoft.AspNetCore.Mvc.Routing.HttpMethodAttribute"] = LibertyKind.Endpoints,
        ["Microsoft.AspNetCore.Mvc.RouteAttribute"] = LibertyKind.Endpoints,
        ["Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute"] = LibertyKind.Access,
        ["System.Runtime.CompilerServices.InternalsVisibleToAttribute"] = LibertyKind.Signature,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<(string Type, string Member), LibertyKind?> Members = new Dictionary<(string, string), LibertyKind?>
    {
        [("System.Environment", "Exit")] = LibertyKind.Process,
        [("System.Environment", "FailFast")] = LibertyKind.Process,
        [("Microsoft.Extensions.Hosting.IHostApplicationLifetime", "StopApplication")] = LibertyKind.Process,
        [("Microsoft.Extensions.Hosting.IHost", "StopAsync")] = LibertyKind.Process,
        [("Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions", "StopAsync")] = LibertyKind.Process,
        [("Microsoft.AspNetCore.Builder.WebApplication", "StopAsync")] = LibertyKind.Process,
        [("Microsoft.Extensions.Hosting.IHostEnvironment", "ContentRootPath")] = LibertyKind.Environment,
        [("System.Environment", "NewLine")] = null,
        [("System.Environment", "TickCount")] = null,
        [("System.Environment", "TickCount64")] = null,
        [("System.Environment", "ProcessorCount")] = null,
        [("System.Environment", "CurrentManagedThreadId")] = null,
        [("System.Reflection.MemberInfo", "Name")] = null,
        [("System.Type", "GetTypeCode")] = null,
        [("System.Type", "IsAssignableFrom")] = null,
        [("System.Type", "IsAssignableTo")] = null,
        [("System.Type", "IsInstanceOfType")] = null,
        [("System.Net.Http.HttpClient", "DefaultRequestHeaders")] = null,
        [("System.Net.Http.HttpClient", "DefaultRequestVersion")] = null,
        [("System.Net.Http.HttpClient", "DefaultVersionPolicy")] = null,
        [("System.Net.Http.HttpClient", "MaxResponseContentBufferSize")] = null,
        [("System.Net.Http.HttpClient", "Timeout")] = null,
        [("System.Net.Http.HttpClient", "CancelPendingRequests")] = null,
        [("System.IO.Path", "GetTempFileName")] = LibertyKind.Files,
        [("System.IO.Path", "GetTempPath")] = LibertyKind.Environment,
        [("System.Delegate", "DynamicInvoke")] = LibertyKind.Reflection,
        [("System.Delegate", "CreateDelegate")] = LibertyKind.Reflection,
        [("System.Linq.Expressions.LambdaExpression", "Compile")] = LibertyKind.Reflection,
        [("System.Linq.Expressions.Expression<TDelegate>", "Compile")] = LibertyKind.Reflection,
        [("System.Runtime.CompilerServices.RuntimeHelpers", "GetUninitializedObject")] = LibertyKind.Reflection,
        [("Microsoft.AspNetCore.Builder.AuthorizationEndpointConventionBuilderExtensions", "AllowAnonymous")] = LibertyKind.Access,
        [("Microsoft.AspNetCore.Http.Features.IHttpResponseBodyFeature", "SendFileAsync")] = LibertyKind.Files,
        // Who asks how a task ended, or goes on after it whatever that was, need not catch what it throws.
        [("System.Threading.Tasks.ConfigureAwaitOptions", "SuppressThrowing")] = LibertyKind.Swallowing,
        [("System.Threading.Tasks.Task", "ContinueWith")] = LibertyKind.Swallowing,
        [("System.Threading.Tasks.Task<TResult>", "ContinueWith")] = LibertyKind.Swallowing,
        [("System.Threading.Tasks.Task", "Exception")] = LibertyKind.Swallowing,
        [("System.Threading.Tasks.Task", "IsCompletedSuccessfully")] = LibertyKind.Swallowing,
        [("System.Threading.Tasks.Task", "IsFaulted")] = LibertyKind.Swallowing,
        [("System.Threading.Tasks.Task", "Status")] = LibertyKind.Swallowing,
    }.ToFrozenDictionary();

    // What these name is a file, wherever in the framework they stand.
    private static readonly string[] FileParameters = ["fileName", "filename", "filePath", "physicalPath"];

    private static readonly string[] PathParameters = ["path", "inputUri", "url", "uri", .. FileParameters];

    private static readonly string[] Frameworks = ["System.", "Microsoft.AspNetCore."];

    private static readonly string[] Writing = ["Write", "Append", "Create", "Delete", "Move", "Copy", "Replace", "Set", "Open", "Extract", "Decrypt", "Encrypt", "Clear"];

    /// <summary>What a use of a member of the framework reaches for; null where it is nothing that matters, or the member is the solution's own.</summary>
    public static (LibertyKind Kind, string What)? Of(ISymbol symbol)
    {
        if (symbol is INamespaceOrTypeSymbol || symbol.ContainingType is null || symbol.Locations.Any(location => location.IsInSource))
            return null;
        var member = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol;
        var type = member.ContainingType.OriginalDefinition;
        return KindOf(member, type) is { } kind ? (kind, WordsOf(kind, member, type)) : null;
    }

    private static LibertyKind? KindOf(ISymbol member, INamedTypeSymbol type)
    {
        var name = type.ToDisplayString();
        if (Members.TryGetValue((name, member.Name), out var own))
            return own;
        // An element of an enumeration is no call, except where it is named above or its type is.
        if (Types.TryGetValue(name, out var kind))
            return type.Name == "Type" && member is not IMethodSymbol ? null : kind;
        if (type.BaseType.WithBases().Any(each => Types.GetValueOrDefault(each.OriginalDefinition.ToDisplayString()) == LibertyKind.Endpoints))
            return LibertyKind.Endpoints;
        if (TakesPath(member, type))
            return LibertyKind.Files;
        return type.TypeKind == TypeKind.Enum || type.BaseType.DerivesFrom("System", "Attribute") ? null : KindOf(type.ContainingNamespace);
    }

    private static LibertyKind? KindOf(INamespaceSymbol? space)
    {
        for (; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (Namespaces.TryGetValue(space.ToDisplayString(), out var kind))
                return kind;
        }

        return null;
    }

    private static bool TakesPath(ISymbol member, INamedTypeSymbol type) =>
        member is IMethodSymbol { Parameters: [{ Type.SpecialType: SpecialType.System_String } first, ..] }
        && ((FileParameters.Contains(first.Name) && IsOfFramework(type)) || (PathParameters.Contains(first.Name) && ReadsPath(member, type)));

    private static bool IsOfFramework(INamedTypeSymbol type) =>
        $"{type.ContainingNamespace.ToDisplayString()}." is var space && Frameworks.Any(each => space.StartsWith(each, StringComparison.Ordinal));

    // A reader of text or XML, or a result, that is given the name of a file.
    private static bool ReadsPath(ISymbol member, INamedTypeSymbol type) =>
        type.Name is "Results" or "TypedResults" or "ControllerBase" or "X509CertificateLoader"
            ? member.Name is "File" or "PhysicalFile" or "VirtualFile" || member.Name.EndsWith("FromFile", StringComparison.Ordinal)
            : type.Name != "Path" && type.ContainingNamespace.ToDisplayString() is "System.IO" or "System.Xml" or "System.Xml.Linq" or "System.Xml.XPath";

    private static string WordsOf(LibertyKind kind, ISymbol member, INamedTypeSymbol type) => kind switch
    {
        LibertyKind.Network when type.Name is "HttpClient" or "HttpMessageInvoker" or "HttpClientJsonExtensions" && member is IMethodSymbol { MethodKind: not MethodKind.Constructor } =>
            HttpCall,
        LibertyKind.Files or LibertyKind.Environment => $"{type.Name} ({(Writing.Any(verb => member.Name.StartsWith(verb, StringComparison.Ordinal)) ? "writing" : "reading")})",
        LibertyKind.Process when type.Name is "Environment" or "IHostApplicationLifetime" => $"{type.Name}.{member.Name}",
        LibertyKind.Endpoints or LibertyKind.Access or LibertyKind.Swallowing => member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? type.Name : member.Name,
        _ => type.Name,
    };
}
