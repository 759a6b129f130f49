using System.Text;
using System.Text.Json;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Encodings;

namespace Wirefix.Traffic.Tests.Inspection.Encodings;

public class BadEncodingTests
{
    [Theory]
    [InlineData("/c/S%C3%A3o%20Paulo", "/c/S%25C3%25A3o%2520Paulo", EncodingFault.EscapedTwice, "path segment 2")]
    [InlineData("/c?q=a%20b", "/c?q=a%2520b", EncodingFault.EscapedTwice, "query parameter q")]
    [InlineData("/c?q=a%252Fb", "/c?q=a%2Fb", EncodingFault.DecodedTwice, "query parameter q")]
    [InlineData("/c?q=100%2541", "/c?q=100A", EncodingFault.DecodedTwice, "query parameter q")]
    [InlineData("/c?q=a%2Bb", "/c?q=a%20b", EncodingFault.DecodedTwice, "query parameter q")]
    [InlineData("/c?t=2026-01-01T00%3A00%3A00%2B02%3A00", "/c?t=2026-01-01T00%3A00%3A00%2002%3A00", EncodingFault.DecodedTwice, "query parameter t")]
    [InlineData("/c?q=a%2Bb", "/c?q=a+b", EncodingFault.PlusForSpace, "query parameter q")]
    [InlineData("/c?q=New%20York", "/c/New+York", EncodingFault.PlusForSpace, "path segment 2")]
    [InlineData("/c?q=New%20York", "/c?q=New%2BYork", EncodingFault.PlusForSpace, "query parameter q")]
    [InlineData("/c?q=Ren%C3%A9e", "/c?q=Ren%C3%83%C2%A9e", EncodingFault.Charset, "query parameter q")]
    [InlineData("/c?q=Ren%C3%A9e", "/c/Ren%E9e", EncodingFault.Charset, "path segment 2")]
    [InlineData("/c?q=Tom%20%26%20Ann", "/c?q=Tom%20&%20Ann", EncodingFault.ReservedCharacter, "query parameter q")]
    [InlineData("/c?q=Ren%C3%A9e", "/c?q=Ren%3Fe", EncodingFault.NonAscii, "query parameter q")]
    [InlineData("/c?q=50%25", "/c?q=50%", EncodingFault.BarePercent, "query parameter q")]
    [InlineData("/c?q=50%25%20off", "/c/50%%20off", EncodingFault.BarePercent, "path segment 2")]
    public void A_value_that_goes_out_otherwise_than_it_came_in_is_found_with_both(string came, string went, EncodingFault fault, string place)
    {
        var finding = Only([.. Healthy(6), Inbound(10, came), Outbound(10, went)]);

        Assert.Equal((fault, MessageSide.Request, Direction.Outbound), (finding.Fault, finding.Side, finding.Direction));
        Assert.Equal([place], finding.Places);
        Assert.NotNull(finding.Expected);
        Assert.NotNull(finding.Origin);
        Assert.Contains("expected", finding.Proof[0]);
    }

    [Fact]
    public void The_title_and_the_proof_name_the_place_the_value_and_what_came_in()
    {
        var finding = Only([Inbound(0, "/cities?name=S%C3%A3o"), Outbound(0, "/find?city=S%25C3%25A3o")]);

        Assert.Equal("query parameter city of a request to GET up/find is escaped twice: \"S%25C3%25A3o\", expected \"S%C3%A3o\"", finding.Title);
        Assert.Equal(
            "GET /find?city=S%25C3%25A3o → 200: query parameter city is \"S%25C3%25A3o\", expected \"S%C3%A3o\" as it came in query parameter name (\"S%C3%A3o\").",
            Assert.Single(finding.Proof));
        Assert.True(finding.Score >= Finding.HighScore);
    }

    [Theory]
    [InlineData("/c/S%C3%A3o%20Paulo", "/c?q=S%C3%A3o+Paulo")]
    [InlineData("/c?q=a+b", "/c?q=a%20b")]
    [InlineData("/c?t=2026-01-01T00:00:00+02:00", "/c?t=2026-01-01T00:00:00+02:00")]
    [InlineData("/c?t=2026-01-01T00:00:00+02:00", "/c?t=2026-01-01T00%3A00%3A00%2B02%3A00")]
    [InlineData("/c?q=c%2B%2B", "/c?q=c%2B%2B")]
    [InlineData("/c?q=50%25", "/c?q=50%25")]
    [InlineData("/c?q=plain", "/c?u=https%3A%2F%2Fx%2Fa%2520b%3Fc%3D1")]
    [InlineData("/c/a%2Fb%252Fc", "/c/a%2Fb%252Fc")]
    [InlineData("/c/Ren%E9e", "/c/Ren%E9e")]
    [InlineData("/c?q=50%", "/c?q=50%")]
    public void A_value_that_goes_out_as_it_came_in_is_no_finding(string came, string went) =>
        Assert.DoesNotContain(Found([Inbound(10, came), Outbound(10, went)]), finding => finding.Direction == Direction.Outbound);

    [Fact]
    public void A_time_left_bare_in_a_query_counts_once_it_fails()
    {
        var came = Inbound(0, "/c") with { Request = Json("POST", "http://svc/c", """{"since": "2026-01-01T00:00:00+02:00"}""") };

        Assert.Empty(Found([came, Outbound(0, "/c?t=2026-01-01T00:00:00+02:00")]));
        Assert.Equal(EncodingFault.PlusForSpace, Only([came, Outbound(0, "/c?t=2026-01-01T00:00:00+02:00", status: 400)]).Fault);
    }

    [Theory]
    [InlineData("RenÃ©e", EncodingFault.Charset, "Renée")]
    [InlineData("itâ€™s", EncodingFault.Charset, "it’s")]
    [InlineData("Tom &amp;amp; Ann", EncodingFault.EscapedTwice, "Tom &amp; Ann")]
    [InlineData("2026-01-01T00:00:00 02:00", EncodingFault.PlusForSpace, "2026-01-01T00:00:00+02:00")]
    public void A_text_that_gives_itself_away_is_found_where_it_first_stands(string text, EncodingFault fault, string right)
    {
        var body = JsonSerializer.Serialize(new { name = text });
        var finding = Only([Answer(Inbound(0, "/c"), body), Answer(Outbound(0, "/c"), body)]);

        Assert.Equal((fault, Direction.Outbound, right), (finding.Fault, finding.Direction, finding.Expected));
        Assert.Equal(["$.name"], finding.Places);
    }

    [Theory]
    [InlineData("Renée", "Ren\\u00C3\\u00A9e", EncodingFault.Charset)]
    [InlineData("Renée", "Ren\\uFFFDe", EncodingFault.Charset)]
    [InlineData("Renée", "Ren?e", EncodingFault.NonAscii)]
    [InlineData("Renée", "Ren\\\\u00e9e", EncodingFault.EscapedTwice)]
    [InlineData("Tom & Ann", "Tom &amp; Ann", EncodingFault.EscapedTwice)]
    public void A_text_that_the_service_changes_on_its_way_out_is_the_services(string upstream, string service, EncodingFault fault)
    {
        var finding = Only([Answer(Inbound(0, "/c"), $$"""{"name": "{{service}}"}"""), Answer(Outbound(0, "/c"), $$"""{"who": "{{upstream}}"}""")]);

        Assert.Equal((fault, Direction.Inbound, MessageSide.Response), (finding.Fault, finding.Direction, finding.Side));
        Assert.Equal((upstream, "$.who"), (finding.Expected, finding.Origin));
        Assert.True(finding.Score > EncodingDoubt);
    }

    [Fact]
    public void Bytes_that_are_not_of_the_character_set_that_is_named_are_found()
    {
        byte[] latin = [.. "{\"a\":\"Ren"u8, 0xE9, .. "e\"}"u8];

        Assert.Equal(EncodingFault.Charset, Only([Typed("application/json; charset=utf-8", latin)]).Fault);
        Assert.Equal(EncodingFault.Charset, Only([Typed("text/plain; charset=iso-8859-1", "Renée"u8.ToArray())]).Fault);
        Assert.Empty(Found([Typed("text/plain; charset=iso-8859-1", latin)]));
        Assert.Empty(Found([Typed("text/plain; charset=utf-8", "Renée"u8.ToArray())]));
        Assert.Empty(Found([Typed("image/png", latin)]));
        Assert.Empty(Found([Typed("text/plain; charset=iso-8859-1", "Renée"u8.ToArray()) with { Source = "browser.har, entry 1" }]));
        Assert.Empty(Found([Typed("text/plain; charset=utf-8", latin) with { Source = "pair.md" }]));
    }

    [Theory]
    [InlineData("a%2Fb", EncodingFault.ReservedCharacter, "reserved characters")]
    [InlineData("caf%C3%A9", EncodingFault.NonAscii, "characters beyond ASCII")]
    [InlineData("New%20York", EncodingFault.ReservedCharacter, "spaces")]
    [InlineData("New+York", EncodingFault.PlusForSpace, "a plus for a space")]
    [InlineData("New%2520York", EncodingFault.EscapedTwice, "values that are escaped twice")]
    public void Characters_that_fail_where_plain_ones_pass_are_named(string odd, EncodingFault fault, string characters)
    {
        Exchange[] passing = [.. Enumerable.Range(0, 20).Select(call => Outbound(call, $"/cities/{(char)('a' + (call % 4))}x"))];
        Exchange[] failing = [.. Enumerable.Range(20, 4).Select(call => Outbound(call, $"/cities/{odd}", status: 404))];

        var finding = Only([.. passing, .. failing]);

        Assert.Equal(fault, finding.Fault);
        Assert.Equal($"4 of 4 calls of GET up/cities/{{id}} with {characters} fail, 0 of 20 without them do", finding.Title);
        Assert.Equal(["0020", "0021", "0022", "0023"], finding.ExchangeIds);
        Assert.True(finding.Score >= Finding.HighScore);
        Assert.DoesNotContain(
            Found([.. passing, .. failing.Select(call => call with { Response = new Response(200) })]), other => other.Score >= Finding.HighScore);
    }

    [Fact]
    public void A_value_that_an_upstream_gave_escaped_and_that_is_escaped_again_counts_once_it_fails()
    {
        Exchange[] Asked(int status) =>
            [Calls.Inbound("http://svc/c", 0, 100), Answer(Outbound(0, "/list"), """{"next": "a%2Fb"}"""), Calls.Outbound("http://up/c/a%252Fb", 50, 20, status)];

        Assert.True(Only(Asked(404)).Score >= Finding.HighScore);
        Assert.True(Only(Asked(200)).Score < Finding.HighScore);
    }

    [Fact]
    public void File_names_beyond_ASCII_that_fail_where_plain_ones_pass_are_named()
    {
        Exchange Upload(int call, string name, int status) => Outbound(call, "/files", status) with
        {
            Request = new Request("POST", new Uri("http://up/files"))
            {
                Headers = [new("Content-Type", "multipart/form-data; boundary=b")],
                Body = Encoding.UTF8.GetBytes($"--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"{name}\"\r\n\r\nhi\r\n--b--\r\n"),
            },
        };

        var finding = Only([.. Enumerable.Range(0, 20).Select(call => Upload(call, "plan.txt", 201)), .. Enumerable.Range(20, 4).Select(call => Upload(call, "żółw.txt", 400))]);

        Assert.Equal(EncodingFault.NonAscii, finding.Fault);
        Assert.Equal(["file name"], finding.Places);
    }

    [Fact]
    public void Failures_that_do_not_go_with_the_characters_are_no_finding() =>
        Assert.Empty(Found(Enumerable.Range(0, 40).Select(call => Outbound(call, $"/c?q={(call % 2 == 0 ? "a%26b" : "ab")}", status: call % 5 == 0 ? 404 : 200))));

    private const double EncodingDoubt = 0.7;

    // The same names, written by one client as letters and accents apart.
    [Theory]
    [InlineData(404, EncodingFault.NotComposed)]
    [InlineData(200, null)]
    public void Letters_apart_from_their_accents_that_fail_are_told_from_those_that_pass_as_one(int status, EncodingFault? fault)
    {
        string[] names = ["M%C3%BCller", "N%C3%BA%C3%B1ez", "Berg", "Kim"];
        string[] apart = ["Mu%CC%88ller", "Nu%CC%81n%CC%83ez", "Berg", "Kim"];

        var found = Found(Enumerable.Range(0, 60).Select(call => call % 4 == 0
            ? Outbound(call, $"/persons?name={apart[call / 4 % 4]}", call / 4 % 4 < 2 ? status : 200)
            : Outbound(call, $"/persons?name={names[call % 4]}")));

        Assert.Equal(fault, found.Select(finding => (EncodingFault?)finding.Fault).SingleOrDefault());
    }

    [Fact]
    public void Names_of_files_that_fail_are_compared_across_the_folders_that_hold_them()
    {
        string[] names = ["Plan", "Report", "%C3%9Cbersicht", "Minutes"];

        var finding = Only(
        [
            .. Enumerable.Range(0, 10).Select(call => Outbound(call, $"/binders/B{100 + call}")),
            .. Enumerable.Range(10, 60).Select(call => Outbound(call, $"/binders/B{100 + call}/files/{names[call % 4]}{call}.txt", call % 4 == 2 ? 500 : 200)),
        ]);

        Assert.Equal((EncodingFault.NonAscii, 15), (finding.Fault, finding.ExchangeIds.Length));
    }

    private static IEnumerable<Exchange> Healthy(int count) =>
        Enumerable.Range(0, count).SelectMany(call => new[] { Inbound(call, $"/c?q=x{call}"), Outbound(call, $"/c?q=x{call}") });

    private static Exchange Inbound(int call, string target) => Calls.Inbound("http://svc" + target, call * 100, 50);

    private static Exchange Outbound(int call, string target, int status = 200) =>
        Calls.Outbound("http://up" + target, (call * 100) + 10, 20, status);

    private static Exchange Answer(Exchange exchange, string body) =>
        exchange.WithBody(body).WithResponseHeader("Content-Type", "application/json");

    private static Exchange Typed(string mediaType, byte[] body)
    {
        var exchange = Outbound(0, "/c").WithResponseHeader("Content-Type", mediaType);
        return exchange with { Response = exchange.Response with { Body = body } };
    }

    private static Request Json(string method, string url, string body) =>
        new(method, new Uri(url)) { Headers = [new("Content-Type", "application/json")], Body = Encoding.UTF8.GetBytes(body) };

    private static BadEncoding Only(IEnumerable<Exchange> exchanges) => Assert.Single(Found(exchanges));

    private static BadEncoding[] Found(IEnumerable<Exchange> exchanges) =>
        [.. Inspector.Inspect(Calls.Snapshot(exchanges)).Findings.OfType<BadEncoding>()];
}
