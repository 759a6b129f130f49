using System.Net;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;

namespace Wirefix.Replay.Tests.Mocking;

public sealed class SiblingAnswersTests
{
    private static readonly Passage Name = new(
        new WirePlace(new Endpoint("GET", "localhost", PathTemplate.Parse("/files/{name}")), MessageSide.Request, WirePart.Path, "/files/{name}"),
        new WirePlace(new Endpoint("GET", "store.example", PathTemplate.Parse("/blobs/{key}")), MessageSide.Request, WirePart.Path, "/blobs/{key}"),
        [0]);

    private static readonly Harness Harness = Mocked.Harness(
        Mocked.Json("http://store.example/blobs/a%2520b", "{}", 404),
        Mocked.Json("http://store.example/blobs/healthy", """{"size":3}"""),
        Mocked.Json("http://store.example/other/healthy", "{}")) with
    {
        Script = [Request("/files/a%20b"), Request("/files/c")],
        Passages = [Name],
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/blobs/a%20b", 0, HttpStatusCode.OK)]
    [InlineData("/blobs/a%2520b", 0, HttpStatusCode.NotFound)]
    [InlineData("/blobs/half", 0, HttpStatusCode.NotImplemented)]
    [InlineData("/blobs/c", 1, HttpStatusCode.NotImplemented)]
    [InlineData("/other/a%20b", 0, HttpStatusCode.NotImplemented)]
    public async Task Only_a_call_that_passes_the_value_on_is_answered_as_a_healthy_one(string path, int request, HttpStatusCode status)
    {
        await using var mock = await MockUpstream.StartAsync(Harness, EndpointSelector.All, Token);
        using var client = new HttpClient();
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri(mock.Address, path));
        message.Headers.Add("X-Wirefix-Authority", "http://store.example:80");
        message.Headers.Add("traceparent", ReplayTrace.Of(request));

        using var answer = await client.SendAsync(message, Token);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK, !mock.Observed().Borrowed.IsEmpty);
    }

    private static ScriptedRequest Request(string target) => new() { Method = "GET", PathAndQuery = target, RecordedStatus = 200 };
}
