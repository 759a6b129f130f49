using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Analyzers.Operations;
using Wirefix.Analyzers.Outbound;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Races;

/// <summary>A resource that an <c>HttpClient</c> gets, and puts back to the same URL changed.</summary>
internal sealed class HttpUpdate(IInvocationOperation write, MemberBody body, WireFacts facts)
{
    /// <summary>The property that holds the local with the answer whose ETag a fix can send along.</summary>
    public const string AnswerProperty = "answer";

    private static readonly string[] Reads = ["GetAsync", "GetFromJsonAsync", "GetStringAsync", "GetByteArrayAsync"];

    private const string EvidenceFormat = " (the wire had up to {0} calls of {1} in flight at once)";

    /// <summary>Whether a call may write to a resource, by its name.</summary>
    public static bool MayWrite(string name) =>
        name is "PutAsJsonAsync" or "PutAsync" or "PatchAsJsonAsync" or "PatchAsync" or "PostAsJsonAsync" or "PostAsync" or "SendAsync";

    /// <summary>Whether a call may read what a call that writes puts back, by their names.</summary>
    public static bool MayRead(string name, string write) => Reads.Contains(name) && MayWrite(write);

    /// <summary>The write, where it puts back what was read from the same URL; null where it does not.</summary>
    public LostWrite? Find()
    {
        if (Request() is not { } request)
            return null;

        var way = ReadBack.Of(request.Content, write.Syntax, body, read => IsReadOf(read, request.Url));
        if (way is not { Read: { } read, IsVersioned: false })
            return null;

        var answer = way.Locals.FirstOrDefault(local => local.Type.Name == nameof(System.Net.Http.HttpResponseMessage));
        return new LostWrite(read.Syntax, ((InvocationExpressionSyntax)write.Syntax).Expression, write.TargetMethod.Name)
        {
            Evidence = Evidence(request),
            Properties = answer is not null && SentETag(request.Url)
                ? ImmutableDictionary<string, string?>.Empty.Add(AnswerProperty, answer.Name)
                : ImmutableDictionary<string, string?>.Empty,
        };
    }

    private string Evidence((string Method, IOperation Url, IOperation? Content) request) =>
        Seen(request.Method, request.Url, endpoint => endpoint.PeakInFlight > 1) is { } seen
            ? string.Format(CultureInfo.InvariantCulture, EvidenceFormat, seen.PeakInFlight, seen.Endpoint)
            : "";

    private bool SentETag(IOperation url) =>
        Seen("GET", url, endpoint => endpoint.Succeeded(FactSide.Response).Any(message => message.Always("etag"))) is not null;

    private EndpointFacts? Seen(string method, IOperation url, Func<EndpointFacts, bool> shows) =>
        RequestedPath.Parse(new WrittenText(body).Of(url)) is { } target ? ObservedCalls.Of(new OutboundRequest(method, target), facts, shows) : null;

    private (string Method, IOperation Url, IOperation? Content)? Request()
    {
        var name = write.TargetMethod.Name;
        if (name == "SendAsync")
            return SentMessage.Of(write, body) is { Local: not null } message ? Made(message) : null;

        return HttpCalls.VerbOf(name) is { } method && write.ArgumentFor("requestUri") is { } url
            ? (method, url, write.ArgumentFor("value") ?? write.ArgumentFor("content"))
            : null;
    }

    /// <summary>What a message that writes was made with.</summary>
    private static (string Method, IOperation Url, IOperation? Content)? Made(SentMessage message) =>
        message is { Creation.Arguments.Length: 2, Method: "PUT" or "PATCH" or "POST", Address: { } url }
            ? (message.Method, url, message.Content)
            : null;

    private bool IsReadOf(IInvocationOperation read, IOperation url) =>
        Reads.Contains(read.TargetMethod.Name)
        && read.ArgumentFor("requestUri") is { } readUrl && SyntaxFactory.AreEquivalent(readUrl.Syntax, url.Syntax)
        && Receiver(read) is { } reader && Receiver(write) is { } writer && SyntaxFactory.AreEquivalent(reader.Syntax, writer.Syntax);

    private static IOperation? Receiver(IInvocationOperation call) => call.Instance ?? call.ArgumentAt(0);
}
