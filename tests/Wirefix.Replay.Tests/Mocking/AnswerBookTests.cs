using System.Text;
using Wirefix.Replay.Mocking;

namespace Wirefix.Replay.Tests.Mocking;

/// <summary>Which recorded answer a call gets.</summary>
public sealed class AnswerBookTests
{
    [Fact]
    public void The_same_question_is_answered_in_recorded_order_and_the_last_answer_repeats()
    {
        var book = Book(Get("/a", 503), Get("/a", 200), Get("/b", 404));

        Assert.Equal([503, 200, 200], [Ask(book, "/a"), Ask(book, "/a"), Ask(book, "/a")]);
        Assert.Equal(404, Ask(book, "/b"));
    }

    [Fact]
    public void The_order_of_parameters_does_not_matter_but_their_values_do()
    {
        var book = Book(Get("/a?x=1&y=2", 200), Get("/a?x=2&y=2", 201));

        Assert.Equal(200, Ask(book, "/a?y=2&x=1"));
        Assert.Equal(201, Ask(book, "/a?y=2&x=2"));
        Assert.Null(Ask(book, "/a?y=2&x=3"));
        Assert.Null(Ask(book, "/a?y=2"));
        Assert.Null(Ask(book, "/a?y=2&x=2&z=1"));
    }

    [Theory]
    [InlineData("2026-11-30T08:00:00Z", "2026-11-30T08:00:01Z", "2027-01-01T00:00:00Z")]
    [InlineData("0b9d1c6e-7a51-4c1e-9d53-0a4b8a0f3c11", "7f1f64b0-2f6b-4b58-8a86-0e0c51a6f0a2", "f55a3ed8-9f47-4f0f-9a75-2f3c3c1f1c3d")]
    [InlineData("a9f3c0d1e2b34455", "b0f3c0d1e2b34456", "c1f3c0d1e2b34457")]
    public void What_a_caller_makes_anew_for_each_call_does_not_matter(string first, string second, string now)
    {
        var book = Book(Get($"/a?page=1&nonce={first}", 200), Get($"/a?page=2&nonce={second}", 201));

        Assert.Equal(200, Ask(book, $"/a?page=1&nonce={now}"));
        Assert.Equal(201, Ask(book, $"/a?page=2&nonce={now}"));
        Assert.Null(Ask(book, $"/a?page=3&nonce={now}"));
    }

    [Fact]
    public void An_id_that_came_twice_matters_though_a_program_may_have_made_it()
    {
        const string Id = "0b9d1c6e-7a51-4c1e-9d53-0a4b8a0f3c11";
        var book = Book(Get($"/a?id={Id}&page=1", 200), Get($"/a?id={Id}&page=2", 201));

        Assert.Null(Ask(book, "/a?id=7f1f64b0-2f6b-4b58-8a86-0e0c51a6f0a2&page=1"));
    }

    [Fact]
    public void An_id_that_the_answer_names_matters_though_it_never_came_twice()
    {
        const string One = "0b9d1c6e-7a51-4c1e-9d53-0a4b8a0f3c11";
        const string Other = "7f1f64b0-2f6b-4b58-8a86-0e0c51a6f0a2";
        var book = Book(
            Get($"/a?id={One}", 200) with { Body = new RecordedBody($$"""{"id":"{{One}}"}""") },
            Get($"/a?id={Other}", 201) with { Body = new RecordedBody($$"""{"id":"{{Other}}"}""") });

        Assert.Equal(201, Ask(book, $"/a?id={Other}"));
        Assert.Equal(200, Ask(book, $"/a?id={One}"));
        Assert.Null(Ask(book, "/a?id=f55a3ed8-9f47-4f0f-9a75-2f3c3c1f1c3d"));
    }

    [Fact]
    public void A_call_that_agrees_in_everything_gets_its_own_answer_before_its_turn()
    {
        const string One = "0b9d1c6e-7a51-4c1e-9d53-0a4b8a0f3c11";
        const string Other = "7f1f64b0-2f6b-4b58-8a86-0e0c51a6f0a2";
        var book = Book(Get($"/a?key={One}", 200), Get($"/a?key={Other}", 201), Get("/a?key=f55a3ed8-9f47-4f0f-9a75-2f3c3c1f1c3d", 202));

        Assert.Equal([201, 200, 202], [Ask(book, $"/a?key={Other}"), Ask(book, "/a?key=11111111-9f47-4f0f-9a75-2f3c3c1f1c3d"), Ask(book, "/a?key=22222222-9f47-4f0f-9a75-2f3c3c1f1c3d")]);
    }

    [Fact]
    public void A_question_asked_again_keeps_its_own_answer()
    {
        var book = Book(Get("/a?at=2026-11-01T00:00:00Z", 200), Get("/a?at=2026-11-02T00:00:00Z", 201));

        Assert.Equal([200, 200, 201, 200], new[] { 1, 1, 2, 1 }.Select(day => Ask(book, $"/a?at=2026-11-0{day}T00:00:00Z")));
    }

    [Fact]
    public void An_id_that_came_once_is_no_reason_to_take_any_other()
    {
        var book = Book(Get("/a?id=0b9d1c6e-7a51-4c1e-9d53-0a4b8a0f3c11", 200));

        Assert.Null(Ask(book, "/a?id=7f1f64b0-2f6b-4b58-8a86-0e0c51a6f0a2"));
    }

    [Fact]
    public void A_short_number_matters_though_it_never_came_twice()
    {
        var book = Book(Get("/a?page=1", 200), Get("/a?page=2", 201));

        Assert.Null(Ask(book, "/a?page=3"));
    }

    [Fact]
    public void The_body_that_agrees_in_most_fields_is_answered()
    {
        var book = Book(
            Post("/orders", """{"id":"a","count":1,"sent":"2026-11-30T08:00:00Z"}""", 201),
            Post("/orders", """{"id":"b","count":2,"sent":"2026-11-30T08:00:01Z"}""", 409));

        Assert.Equal(409, Ask(book, "/orders", """{"sent":"2027-01-01T00:00:00Z","count":2,"id":"b"}"""));
        Assert.Equal(201, Ask(book, "/orders", """{"id":"a","count":1,"sent":"2027-01-01T00:00:00Z"}"""));
        Assert.Equal(409, Ask(book, "/orders", """{"id":"b","count":3,"note":"new"}"""));
    }

    [Fact]
    public void Fields_of_a_form_and_bodies_that_are_neither_are_told_apart()
    {
        var book = Book(
            Post("/form", "id=a&n=1", 201, "application/x-www-form-urlencoded"), Post("/form", "id=b&n=1", 202, "application/x-www-form-urlencoded"),
            Post("/blob", "\u0001one", 203, "application/octet-stream"), Post("/blob", "\u0001two", 204, "application/octet-stream"));

        Assert.Equal(202, Ask(book, "/form", "n=1&id=b", "application/x-www-form-urlencoded"));
        Assert.Equal(204, Ask(book, "/blob", "\u0001two", "application/octet-stream"));
    }

    [Fact]
    public void Another_method_host_or_path_was_not_recorded()
    {
        var book = Book(Get("/a", 200));

        Assert.Null(book.Next(new OutboundCall("POST", "upstream.example", "/a")));
        Assert.Null(book.Next(new OutboundCall("GET", "other.example", "/a")));
        Assert.Null(book.Next(new OutboundCall("GET", "upstream.example", "/A")));
    }

    private static AnswerBook Book(params RecordedAnswer[] answers) => new([.. answers]);

    private static RecordedAnswer Get(string target, int status) =>
        new() { Method = "GET", Host = "Upstream.example", PathAndQuery = target, Status = status };

    private static RecordedAnswer Post(string target, string body, int status, string mediaType = "application/json") => new()
    {
        Method = "POST",
        Host = "upstream.example",
        PathAndQuery = target,
        Status = status,
        AskedType = mediaType,
        AskedBody = new RecordedBody(body),
    };

    private static int? Ask(AnswerBook book, string target) => book.Next(new OutboundCall("GET", "upstream.example", target))?.Status;

    private static int? Ask(AnswerBook book, string target, string body, string mediaType = "application/json") =>
        book.Next(new OutboundCall("POST", "upstream.example", target), new CallBody(mediaType, Encoding.UTF8.GetBytes(body)))?.Status;
}
