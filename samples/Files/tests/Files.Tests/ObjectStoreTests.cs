using System.Net;
using Files.Store;

namespace Files.Tests;

public sealed class ObjectStoreTests
{
    private readonly List<string> _calls = [];

    [Fact]
    public async Task An_object_is_kept_under_its_key()
    {
        var content = new StoredObject("text/plain", [1, 2]);

        await StoreAnswering(HttpStatusCode.OK).PutAsync("customer-4", "a b.txt", content, CancellationToken.None);

        Assert.Equal(["PUT /buckets/customer-4/objects/a%20b.txt"], _calls);
    }

    [Fact]
    public async Task An_object_is_read_by_its_key()
    {
        await StoreAnswering(HttpStatusCode.OK).GetAsync("customer-4", "report.txt", CancellationToken.None);

        Assert.Equal(["GET /buckets/customer-4/objects/report.txt"], _calls);
    }

    [Fact]
    public async Task An_object_that_is_not_there_is_null() => Assert.Null(
        await StoreAnswering(HttpStatusCode.NotFound).GetAsync("customer-4", "report.txt", CancellationToken.None));

    private ObjectStore StoreAnswering(HttpStatusCode status) =>
        new(new HttpClient(new Answer(status, _calls)) { BaseAddress = new Uri("https://objects.example/") });

    private sealed class Answer(HttpStatusCode status, List<string> calls) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            calls.Add($"{request.Method} {request.RequestUri!.PathAndQuery}");
            return Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent("") });
        }
    }
}
