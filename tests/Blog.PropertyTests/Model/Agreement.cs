using CsCheck;

namespace Blog.PropertyTests.Model;

/// <summary>Of an API with <see cref="BlogModel"/>, in each response and in what is left in the end.</summary>
internal static class Agreement
{
    /// <summary>One operation after the other.</summary>
    internal static void InSequence(Func<Session> start, int iter) =>
        From(start).SampleModelBased(Sent(Gens.AnyOperation), Agree, iter: iter, printActual: Print, printModel: Print);

    /// <summary>
    /// A few operations one after the other, then up to five on as many threads. CsCheck looks for an order that keeps
    /// each thread's own and in which the model ends where the API did. That compares no more than what is left in the
    /// end, so the model makes more of it: an order will not do in which a response is another than the model's, or in
    /// which a request comes before one that was over when it began (linearizability).
    /// </summary>
    internal static void AtOnce(Func<Session> start, Gen<Operation> operations, int iter) =>
        From(start).SampleParallel(
            Sent(operations), Agree, maxSequentialOperations: 2, maxParallelOperations: 5, iter: iter, threads: 5,
            printActual: Print, printModel: Print);

    private static Gen<(Session, BlogModel)> From(Func<Session> start) => Gen.Const(() => (start(), new BlogModel()));

    private static GenOperation<Session, BlogModel> Sent(Gen<Operation> operations) =>
        operations.Select(operation => new Exchange(operation)).Operation<Session, BlogModel>(
            exchange => exchange.ToString(),
            (session, exchange) => session.Send(exchange),
            (model, exchange) => model.Judge(exchange));

    private static bool Agree(Session session, BlogModel model) =>
        model.Difference is null && session.Everything.SequenceEqual(model.Everything);

    private static string Print<T>(T state) => $"\n{state}";
}
