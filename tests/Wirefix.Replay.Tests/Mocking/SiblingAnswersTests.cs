using System.Net;

namespace Wirefix.Replay.Tests.Mocking;

public sealed class SiblingAnswersTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_that_was_not_recorded_gets_the_answer_of_a_healthy_one_of_a_lent_endpoint_alone_and_is_told()
    {
        var harness = Mocked.Harness(
            Mocked.Json("http://store.example/blobs/a", "{}", 404),
            Mocked.Json("http://store.example/blobs/b", """{"size":3}"""),
            Mocked.Json("http://store.example/other/b", "{}")) with
        {
            Upstream = new UpstreamRules { Siblings = ["GET store.example/blobs/{key}"] },
        };
        await using var mock = await MockUpstream.StartAsync(harness, EndpointSelector.All, Token);
        using var client = new HttpClient();

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, mock, "/blobs/a"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, mock, "/blobs/new"));
        Assert.Equal(HttpStatusCode.NotImplemented, await StatusAsync(client, mock, "/other/new"));

        var run = mock.Observed();
        Assert.Equal("GET store.example/blobs/new", Assert.Single(run.Borrowed));
        Assert.Equal("GET store.example/other/new", Assert.Single(run.Unrecorded));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, MockUpstream mock, string path)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri(mock.Address, path));
        message.Headers.Add("X-Wirefix-Authority", "http://store.example:80");
        using var answer = await client.SendAsync(message, Token);
        return answer.StatusCode;
    }
}
