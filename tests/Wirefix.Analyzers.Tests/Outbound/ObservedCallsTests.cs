using Wirefix.Analyzers.Concurrency;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Outbound;

/// <summary>Which endpoint of the wire a call requests, as WIRE1001 tells it.</summary>
public sealed class ObservedCallsTests
{
    private const string Plain = "'GetAsync' is called for every element at once; nothing limits how many calls are in flight";

    [Theory]
    [InlineData("http.GetAsync($\"/orders/{id}\")")]
    [InlineData("http.GetAsync(\"/orders/\" + id)")]
    [InlineData("http.GetAsync(\"orders/\" + id + \"?full=true\")")]
    [InlineData("http.GetAsync($\"https://api.example.com/v2/orders/{id}\")", "/v2/orders/{id}")]
    [InlineData("http.GetAsync($\"https://API.example.com:443/orders/{Uri.EscapeDataString(id)}\")")]
    [InlineData("http.GetAsync(new Uri($\"/orders/{id}\", UriKind.Relative))")]
    [InlineData("http.GetAsync(new Uri(new Uri(\"https://api.example.com/old/\"), $\"/orders/{id}\"))")]
    [InlineData("http.GetAsync(new Uri(http.BaseAddress!, $\"orders/{id}\"))")]
    [InlineData("http.GetAsync(new UriBuilder(\"https://api.example.com/orders/7\") { Query = id }.Uri)")]
    [InlineData("http.GetAsync(string.Format(\"/orders/{0}\", id))")]
    [InlineData("http.GetAsync(string.Concat(\"/orders/\", id))")]
    [InlineData("http.GetAsync($\"/users/me/orders/{id}\")", "/users/{user}/orders/{id}")]
    [InlineData("http.GetAsync(Root + \"/\" + id)")]
    [InlineData("http.GetAsync(Site + $\"/orders/{id}\")")]
    [InlineData("http.GetAsync($\"{http.BaseAddress}/orders/{id}\")")]
    [InlineData("http.GetAsync($\"orders/{id}\")", "/v2/orders/{id}")]
    [InlineData("http.GetAsync($\"/orders/{id}\", HttpCompletionOption.ResponseHeadersRead)")]
    [InlineData("http.SendAsync(new HttpRequestMessage(HttpMethod.Get, $\"/orders/{id}\"))")]
    [InlineData("http.SendAsync(new HttpRequestMessage { RequestUri = new Uri($\"/orders/{id}\", UriKind.Relative) })")]
    [InlineData("http.SendAsync(new HttpRequestMessage(new HttpMethod(\"get\"), $\"/orders/{id}\"))")]
    public async Task The_address_of_a_call_is_read_as_it_is_written(string call, string path = "/orders/{id}")
    {
        var message = await MessageOf($"ids.Select(id => {call})", $"out GET api.example.com{path} in-flight 40");

        Assert.EndsWith($"in flight; the wire had up to 40 in flight at GET api.example.com{path}", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var url = \"/orders/\" + id; return http.GetAsync(url);")]
    [InlineData("var url = \"/orders/\" + id; if (id.Length > 3) url += \"?full=true\"; return http.GetAsync(url);")]
    [InlineData("var builder = new UriBuilder(\"https://api.example.com/\") { Path = \"orders/\" + id }; return http.GetAsync(builder.Uri);")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, \"/orders/\" + id); request.Headers.Add(\"X\", id); return http.SendAsync(request);")]
    [InlineData("var request = new HttpRequestMessage(); request.Method = HttpMethod.Get; request.RequestUri = new(\"/orders/\" + id); return http.SendAsync(request);")]
    public async Task A_local_with_one_value_is_followed(string statements) => Assert.EndsWith(
        "the wire had up to 40 in flight at GET api.example.com/orders/{id}",
        await MessageOf($"ids.Select(id => {{ {statements} }})", "out GET api.example.com/orders/{id} in-flight 40"), StringComparison.Ordinal);

    [Theory]
    [InlineData("http.GetAsync(id)")]
    [InlineData("http.GetAsync(\"/\" + id)")]
    [InlineData("http.GetAsync($\"/carts/{id}\")")]
    [InlineData("http.GetAsync($\"/orders/{id}/lines\")")]
    [InlineData("http.GetAsync($\"/orders/by?ids={id}\")")]
    [InlineData("http.GetAsync($\"/api/orders/{id}\")")]
    [InlineData("http.GetAsync($\"https://other.example.com/orders/{id}\")")]
    public async Task A_call_of_another_address_keeps_its_message(string call) =>
        Assert.Equal(Plain, await MessageOf($"ids.Select(id => {call})", "out GET api.example.com/orders/{id} in-flight 40"));

    [Theory]
    [InlineData("out POST api.example.com/orders/{id} in-flight 40")]
    [InlineData("in GET api.example.com/orders/{id} in-flight 40")]
    [InlineData("out GET api.example.com/orders/{id} in-flight 1")]
    [InlineData("out GET api.example.com/orders/{id} status 200 40")]
    public async Task Facts_that_say_nothing_of_the_call_keep_its_message(string fact) =>
        Assert.Equal(Plain, await MessageOf("ids.Select(id => http.GetAsync($\"/orders/{id}\"))", fact));

    [Fact]
    public async Task Refusals_are_told_with_the_peak() => Assert.Equal(
        Plain + "; the wire had up to 100 in flight at GET api.example.com/orders/{id}, and 28 of 187 calls answered 429",
        await MessageOf("ids.Select(id => http.GetAsync($\"/orders/{id}\"))",
            "out GET api.example.com/orders/{id} calls 187", "out GET api.example.com/orders/{id} in-flight 100", "out GET api.example.com/orders/{id} status 429 28"));

    [Fact]
    public async Task Refusals_are_told_without_a_peak() => Assert.Equal(
        Plain + "; the wire had 5 of 9 calls answered 429 or 503 at GET api.example.com/orders/{id}",
        await MessageOf("ids.Select(id => http.GetAsync($\"/orders/{id}\"))",
            "out GET api.example.com/orders/{id} calls 9", "out GET api.example.com/orders/{id} status 429 3", "out GET api.example.com/orders/{id} status 503 2"));

    [Fact]
    public async Task The_endpoint_with_the_most_equal_segments_is_meant() => Assert.EndsWith(
        "up to 3 in flight at GET api.example.com/orders/open",
        await MessageOf("ids.Select(id => http.GetAsync($\"/orders/open?of={id}\"))",
            "out GET api.example.com/orders/{id} in-flight 40", "out GET api.example.com/orders/open in-flight 3"), StringComparison.Ordinal);

    [Fact]
    public async Task Hosts_that_agree_are_told_by_the_one_with_most_calls() => Assert.EndsWith(
        "up to 7 in flight at GET eu.example.com/orders/{id}",
        await MessageOf("ids.Select(id => http.GetAsync($\"/orders/{id}\"))",
            "out GET eu.example.com/orders/{id} calls 90", "out GET eu.example.com/orders/{id} in-flight 7",
            "out GET us.example.com/orders/{id} calls 20", "out GET us.example.com/orders/{id} in-flight 9"), StringComparison.Ordinal);

    [Fact]
    public async Task Hosts_that_do_not_agree_tell_nothing() => Assert.Equal(
        Plain,
        await MessageOf("ids.Select(id => http.GetAsync($\"/orders/{id}\"))",
            "out GET eu.example.com/orders/{id} in-flight 7", "out GET us.example.com/orders/{id} in-flight 1"));

    [Fact]
    public async Task Paths_that_fit_equally_well_tell_nothing() => Assert.Equal(
        Plain,
        await MessageOf("ids.Select(id => http.GetAsync($\"/{id}/items/{id}\"))",
            "out GET api.example.com/orders/items/{id} in-flight 7", "out GET api.example.com/carts/items/{id} in-flight 9"));

    [Fact]
    public async Task A_client_behind_an_interface_is_followed_to_what_it_requests()
    {
        var messages = await Verify.Rule<UnboundedFanOut>()
            .Source(MailSources.Using("public Task Run(string[] ids) => [|Task.WhenAll|](ids.Select(id => FetchAsync(id)));\n\nprivate Task<Message> FetchAsync(string id) => client.GetAsync(id);"))
            .Facts("out GET mail.example.com/messages/{id} in-flight 100").Messages();

        Assert.EndsWith("; the wire had up to 100 in flight at GET mail.example.com/messages/{id}", Assert.Single(messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_in_another_file_is_followed()
    {
        var messages = await Verify.Rule<UnboundedFanOut>().Source(MailSources.Client)
            .Source("public class Sync(IMailClient client) { public Task Run(string[] ids) => [|Task.WhenAll|](ids.Select(client.DeleteAsync)); }")
            .Facts("out DELETE mail.example.com/messages/{id} in-flight 100").Messages();

        Assert.EndsWith("up to 100 in flight at DELETE mail.example.com/messages/{id}", Assert.Single(messages), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GetMessageAsync", "GET", "/gmail/v1/users/{id}/messages/{id}")]
    [InlineData("ListMessagesAsync", "GET", "/messages")]
    [InlineData("GetStatus", "GET", "/service/status")]
    [InlineData("LoadDailyReportForAsync", "GET", "/daily-reports/{id}")]
    [InlineData("FindCategoryById", "GET", "/categories/{id}")]
    [InlineData("CreateMessageAsync", "POST", "/messages")]
    [InlineData("UpdateMessageAsync", "PATCH", "/messages/{id}")]
    public async Task A_client_in_another_assembly_is_known_by_the_name_of_its_method(string method, string verb, string path) => Assert.EndsWith(
        $"'{method}' is called for every element at once; nothing limits how many calls are in flight; "
            + $"the wire had up to 100 in flight at {verb} mail.example.com{path} (matched by name)",
        await MessageOfForeign(method, $"out {verb} mail.example.com{path} in-flight 100", "out GET mail.example.com/drafts/{id} in-flight 3"), StringComparison.Ordinal);

    [Theory]
    [InlineData("GetMessageAsync", "out GET mail.example.com/messages in-flight 100")]
    [InlineData("ListMessagesAsync", "out GET mail.example.com/messages/{id} in-flight 100")]
    [InlineData("GetMessageAsync", "out POST mail.example.com/messages/{id} in-flight 100")]
    [InlineData("GetMessageAsync", "in GET mail.example.com/messages/{id} in-flight 100")]
    [InlineData("GetMessageAsync", "out GET mail.example.com/messages/{id} in-flight 1")]
    [InlineData("GetMessageAsync", "out GET eu.example.com/messages/{id} in-flight 100", "out GET us.example.com/messages/{id} in-flight 100")]
    [InlineData("MessageAsync", "out GET mail.example.com/messages/{id} in-flight 100")]
    [InlineData("GetAsync", "out GET mail.example.com/messages/{id} in-flight 100")]
    [InlineData("RefreshMessageAsync", "out GET mail.example.com/messages/{id} in-flight 100")]
    public async Task A_name_that_does_not_tell_the_endpoint_tells_nothing(string method, params string[] facts) =>
        Assert.EndsWith("nothing limits how many calls are in flight", await MessageOfForeign(method, facts), StringComparison.Ordinal);

    private static async Task<string> MessageOfForeign(string method, params string[] facts) => Assert.Single(await Verify.Rule<UnboundedFanOut>()
        .Referring("Mail", SeenAs.Assembly, $$"""
            public sealed class MailClient(HttpClient http)
            {
                public Task<string> {{method}}(string id) => http.GetStringAsync("/somewhere/" + id);
            }
            """)
        .Source($$"""public sealed class Sync(MailClient client) { public Task Run(string[] ids) => Task.WhenAll(ids.Select(client.{{method}})); }""")
        .Facts(facts).Messages());

    private static async Task<string> MessageOf(string tasks, params string[] facts)
    {
        var messages = await Verify.Rule<UnboundedFanOut>().Source($$"""
            public sealed class Reader(HttpClient http)
            {
                private const string Root = "/orders";
                private static readonly string Site = "https://api.example.com";

                public Task Run(string[] ids) => Task.WhenAll({{tasks}});

                public string[] Names => [Root, Site];
            }
            """).Facts(facts).Messages();
        return Assert.Single(messages).Replace("'SendAsync'", "'GetAsync'", StringComparison.Ordinal);
    }
}
